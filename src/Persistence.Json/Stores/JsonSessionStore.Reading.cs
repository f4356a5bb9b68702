using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Json;

/// <content>Find, load, listing.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default)
    {
        var stored = StoredKey(key);
        return Translated(stored, () => ReadFile(stored, Path.Combine(_directory, FileNames.Of(stored)), (reader, tail) =>
        {
            var lines = LinesFor(reader, tail, load.MaxEntries, stored);
            var session = ReadHeader(reader, tail, stored, out var header);
            session.Tracking.Set(tail.Trailer!.Version, tail.Trailer.Token, header);
            foreach (var log in _logs)
            {
                log.Load(lines, session, tail.Trailer.LastOf(log.Names), load.MaxEntries);
            }

            return session;
        }));
    }

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) =>
        Find(key, load) ?? throw SessionErrors.NotFound(StoredKey(key), Store);

    /// <inheritdoc/>
    public bool Exists(TKey key)
    {
        var stored = StoredKey(key);
        return Translated(stored, () => ReadFile(stored, Path.Combine(_directory, FileNames.Of(stored)), static (_, _) => "yes")) is not null;
    }

    /// <inheritdoc/>
    public long Count() => Translated(null, () => LiveTrailers().LongCount());

    /// <inheritdoc/>
    public IEnumerable<TKey> Keys() => Translated(null, () => Sorted(LiveTrailers().Select(static trailer => trailer.Key)));

    // Keys in their stored form, in the order of keys.
    private static List<TKey> Sorted(IEnumerable<string> stored) =>
        [.. stored
            .OrderBy(static key => KeyOrder.ToSortable(key, TMap.Description.KeyParts), KeyOrder.Utf8)
            .Select(TMap.ParseKey)];

    // One bad file never prevents another from being listed; Verify names it.
    private IEnumerable<CommitTrailer> LiveTrailers()
    {
        var now = Now.ToUnixTimeMilliseconds();
        foreach (var path in Directory.EnumerateFiles(_directory, "*" + FileNames.Extension))
        {
            if (TryReadTrailer(path) is { } trailer && !trailer.IsExpired(now))
            {
                yield return trailer;
            }
        }
    }

    private CommitTrailer? TryReadTrailer(string path)
    {
        using var handle = FileSystem.TryOpenForReading(path);
        if (handle is null)
        {
            return null;
        }

        try
        {
            return SessionTail.Read(new LineReader(handle, RandomAccess.GetLength(handle)), Damage("", path)).Trailer;
        }
        catch (Exception fault) when (fault is SessionCorruptedException or JsonDataException)
        {
            return null;
        }
    }

    // Opens a session's file as it is at this moment: what others append meanwhile is not seen.
    private T? ReadFile<T>(string stored, string path, Func<LineReader, SessionTail, T> read)
        where T : class
    {
        using var handle = FileSystem.TryOpenForReading(path);
        if (handle is null)
        {
            return null;
        }

        var reader = new LineReader(handle, RandomAccess.GetLength(handle));
        try
        {
            var tail = SessionTail.Read(reader, Damage(stored, path));
            if (CheckKey(tail.Trailer, stored, path) is not { } trailer || trailer.IsExpired(Now.ToUnixTimeMilliseconds()))
            {
                return null;
            }

            RefuseNewerSchema(trailer);
            return read(reader, tail);
        }
        catch (JsonDataException fault)
        {
            throw SessionErrors.Corrupted(stored, Store, $"file '{path}'", fault.Message, fault);
        }
        catch (RequiredMemberException fault)
        {
            throw new SessionSchemaException($"Session '{stored}' in {Store}: {fault.Message}.", stored, Store, fault);
        }
    }

    private TSession ReadHeader(LineReader reader, SessionTail tail, string stored, out byte[] header)
    {
        var offset = tail.Trailer!.HeaderOffset;
        var line = reader.LineAt(offset);
        if (!CommitLine.IsWhole(line))
        {
            throw Damage(stored, Path.Combine(_directory, FileNames.Of(stored)))(offset);
        }

        header = LineContent.Read(line).Header.ToArray();
        var json = new JsonReader(header);
        var session = TMap.ReadHeader(ref json);
        json.End();
        return session;
    }

    // The lines that hold the last entries of every log.
    private SessionLines LinesFor(LineReader reader, SessionTail tail, int maxEntries, string stored)
    {
        if (_logs.Length == 0 || maxEntries == 0)
        {
            return new SessionLines([]);
        }

        var wanted = _logs.ToDictionary(static log => log, log => Math.Max(1, tail.Trailer!.LastOf(log.Names) - maxEntries + 1));
        return LinesFrom(reader, tail, wanted, stored);
    }

    // Reads backwards until each log's line with the wanted sequence was seen.
    private SessionLines LinesFrom(LineReader reader, SessionTail tail, Dictionary<JsonLog<TSession>, long> wanted, string stored)
    {
        var open = wanted.Where(pair => tail.Trailer!.LastOf(pair.Key.Names) >= pair.Value).Select(static pair => pair.Key).ToHashSet();
        if (open.Count == 0)
        {
            return new SessionLines([]);
        }

        if (wanted.Values.All(static sequence => sequence == 1))
        {
            return SessionLines.Read(reader, 0, tail.Length, Damage(stored, Path.Combine(_directory, FileNames.Of(stored))));
        }

        return SessionLines.ReadBackwards(
            reader,
            tail.Length,
            line =>
            {
                var parts = LineContent.Read(line.Span).Logs;
                open.RemoveWhere(log => log.Names.Any(name => parts.TryGetValue(name, out var part) && part.First <= wanted[log]));
                return open.Count == 0;
            },
            Damage(stored, Path.Combine(_directory, FileNames.Of(stored))));
    }
}
