using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Purging, verification, recovery.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public int PurgeExpired() => Translated(null, () =>
    {
        var purged = 0;
        foreach (var path in Directory.GetFiles(_directory, "*" + FileNames.Extension))
        {
            if (TryReadTrailer(path) is { } trailer && trailer.IsExpired(Now.ToUnixTimeMilliseconds()))
            {
                purged += Purge(trailer.Key) ? 1 : 0;
            }
        }

        return purged;
    });

    /// <inheritdoc/>
    public IntegrityReport Verify() => Translated(null, () =>
    {
        var findings = new List<IntegrityFinding>();
        long sessions = 0;
        long entries = 0;
        foreach (var path in Directory.GetFiles(_directory, "*" + FileNames.Extension).Order(StringComparer.Ordinal))
        {
            sessions++;
            entries += VerifyFile(path, findings);
        }

        return new IntegrityReport(sessions, entries, findings);
    });

    /// <summary>
    /// Salvages what is whole of a damaged session: the entries of every whole line, and the last whole header, in a
    /// fresh file. The damaged file is kept beside it. Entries behind lost ones get new sequences.
    /// </summary>
    /// <param name="key">The session's key.</param>
    /// <returns>What was kept and what was lost.</returns>
    /// <exception cref="SessionNotFoundException">There is no file for the session.</exception>
    /// <exception cref="SessionCorruptedException">No header is whole, so that there is nothing to salvage.</exception>
    public RecoveryReport Recover(TKey key)
    {
        var stored = StoredKey(key);
        var path = Path.Combine(_directory, FileNames.Of(stored));
        return Translated(stored, () => _locks.Hold(FileNames.Of(stored), stored, Store, () =>
        {
            if (!File.Exists(path))
            {
                throw SessionErrors.NotFound(stored, Store);
            }

            var salvage = Salvage.Read(File.ReadAllBytes(path))
                ?? throw SessionErrors.Corrupted(stored, Store, $"file '{path}'", "no header is whole");
            var setAside = $"{path}.damaged-{Now.ToUnixTimeMilliseconds()}";
            File.Copy(path, setAside);
            Forget(FileOf(stored));
            FileSystem.Publish(path, salvage.Content.Written, isDurable: true);
            var report = new RecoveryReport(path, setAside, salvage.CommitsKept, salvage.BytesLost);
            _recoveries.Enqueue(report);
            return report;
        }));
    }

    private bool Purge(string stored) => _locks.Hold(FileNames.Of(stored), stored, Store, () =>
    {
        var file = FileOf(stored);
        if (ReadTail(file, stored)?.IsExpired(Now.ToUnixTimeMilliseconds()) != true)
        {
            return false;
        }

        Remove(file);
        return true;
    });

    private long VerifyFile(string path, List<IntegrityFinding> findings)
    {
        string? stored = null;
        try
        {
            using var handle = FileSystem.TryOpenForReading(path);
            if (handle is null)
            {
                return 0;
            }

            var reader = new LineReader(handle, RandomAccess.GetLength(handle));
            var tail = SessionTail.Read(reader, Damage(Path.GetFileName(path), path));
            if (tail.Trailer is null)
            {
                return 0;
            }

            stored = tail.Trailer.Key;
            var lines = SessionLines.Read(reader, 0, tail.Length, Damage(stored, path));
            ReadHeader(reader, tail, stored, out _);
            return _logs.Sum(log => log.Check(lines, tail.Trailer.LastOf(log.Names)));
        }
        catch (Exception fault) when (fault is SessionException or JsonDataException or RequiredMemberException)
        {
            findings.Add(new IntegrityFinding(stored, path, fault.Message));
            return 0;
        }
    }
}
