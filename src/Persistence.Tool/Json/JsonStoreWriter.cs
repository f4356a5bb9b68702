using Persistence.Engine;
using Persistence.Json;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>Writes sessions into files: each new one under a temporary name, which it loses when it is whole; one that grew by lines that count together.</summary>
/// <param name="address">The store.</param>
internal sealed class JsonStoreWriter(StoreAddress address) : IStoreWriter
{
    private SessionParts? _parts;

    /// <inheritdoc/>
    public void BeginClass(StoredClass stored)
    {
        Dispose();
        _parts = new SessionParts(address.Path, stored.Name, isDurable: false);
        if (stored.Shape is { Text.Length: > 0 } shape && !File.Exists(_parts.Context.PathOf(ShapeFile.Name)))
        {
            File.WriteAllText(_parts.Context.PathOf(ShapeFile.Name), $"{{\"schema\":0,\"class\":\"{stored.Name}\",\"shape\":{shape.Text}}}\n");
        }
    }

    /// <inheritdoc/>
    public PutOutcome Put(IOpenSession session) => IoMode.Result(Put(session, _parts!, IoMode.Blocking));

    /// <inheritdoc/>
    // One request to the system for all files takes less than one for each.
    public void Complete() => SystemSync.Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        _parts?.Dispose();
        _parts = null;
    }

    private static ValueTask<PutOutcome> Put(IOpenSession session, SessionParts parts, IoMode mode) =>
        parts.Locks.Change(FileNames.Of(session.Head.Key), session.Head.Key, file => Put(session, parts, file), mode);

    private static PutOutcome Put(IOpenSession session, SessionParts parts, SessionFile file)
    {
        using var stored = parts.Directory.Open(file.Folder!, file.Name, FileUse.Read);
        var tail = stored is null ? default : JournalTail.Read(file, stored);
        if (stored is null || tail.State is not { } state || state.IsExpired(DateTimeOffset.UtcNow))
        {
            Create(session, parts, file);
            return PutOutcome.Created;
        }

        var outcome = PutDecision.Of(HeadOf(session.Head.Key, state), session.Head);
        if (outcome == PutOutcome.Updated)
        {
            if (tail.IsTorn)
            {
                parts.Torn.TryTruncate(file, tail);
            }
            else if (tail.IsUnfinished)
            {
                parts.Torn.CompleteLast(file);
            }

            Append(session, parts, file, state);
        }

        return outcome;
    }

    private static SessionHead HeadOf(string key, SessionState state) => new()
    {
        Key = key,
        Schema = state.Schema,
        Version = state.Version,
        Token = state.Token,
        Expires = state.Expires?.ToUnixTimeMilliseconds(),
        Header = [],
        Logs = [.. state.Logs.Select(static log => new LogHead(log.Name, log.Last))],
    };

    private static void Create(IOpenSession session, SessionParts parts, SessionFile file)
    {
        using (var target = parts.Directory.Open(file.Folder!, AtomicReplace.TemporaryName(file), FileUse.Replace)!)
        {
            var written = 0L;
            var lines = new SessionLines(new SessionState { HeaderAt = -1 }, Write);
            foreach (var (schema, log, after, last) in Steps(session.Head))
            {
                if (log is null)
                {
                    lines.WriteHead(session.Head, schema, 0);
                }
                else
                {
                    lines.WriteEntries(session, log, after, last, schema);
                }
            }

            lines.WriteEnd(session.Head);
            Write(lines.Written.ToArray());

            void Write(ReadOnlyMemory<byte> bytes)
            {
                target.Write(written, bytes.Span);
                written += bytes.Length;
            }
        }

        file.Forget();
        parts.Replace.ReplaceAtomically(file);
    }

    // A file begins with what the earliest version stored: no line may be of an earlier one than the line before it.
    private static IEnumerable<(int Schema, string? Log, long After, long Last)> Steps(SessionHead head)
    {
        var older = OlderParts.Parse(head.Older);
        var steps = new List<(int Schema, string? Log, long After, long Last)> { (older.Header > 0 ? older.Header : head.Schema, null, 0, 0) };
        foreach (var log in head.Logs)
        {
            var after = 0L;
            foreach (var (version, last) in older.Logs.GetValueOrDefault(log.Name) ?? [])
            {
                steps.Add((version, log.Name, after, last));
                after = last;
            }

            if (after < log.Count)
            {
                steps.Add((head.Schema, log.Name, after, log.Count));
            }
        }

        return steps.OrderBy(static step => step.Schema);
    }

    private static void Append(IOpenSession session, SessionParts parts, SessionFile file, SessionState state)
    {
        var lines = new SessionLines(state, null);
        if (state.Token != session.Head.Token)
        {
            using var stored = parts.Directory.Open(file.Folder!, file.Name, FileUse.Read)!;
            lines.WriteHead(session.Head, session.Head.Schema, OpenSession.ReadHeader(stored, state).Json.Length);
        }

        foreach (var log in session.Head.Logs)
        {
            var known = state.Logs.FirstOrDefault(candidate => candidate.Name == log.Name).Last;
            if (known < log.Count)
            {
                lines.WriteEntries(session, log.Name, known, log.Count, session.Head.Schema);
            }
        }

        lines.WriteEnd(session.Head);
        using var target = parts.Directory.Open(file.Folder!, file.Name, FileUse.Append)!;
        parts.Writes.Write(target, state.End, lines.Written);
        file.Forget();
    }
}
