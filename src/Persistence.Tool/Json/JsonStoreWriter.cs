using Persistence.Engine;
using Persistence.Json;
using Persistence.Mapping;
using Persistence.Tool.Copying;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>Writes sessions into files: each new one under a temporary name, which it loses when it is whole; one that grew by lines that count together.</summary>
internal sealed class JsonStoreWriter : IStoreWriter
{
    private const int FewFiles = 128;

    private readonly StoreAddress _address;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private SessionParts? _parts;

    /// <summary>Looks at the folder; it is made, where it is absent, for the first class.</summary>
    /// <param name="address">The store.</param>
    /// <exception cref="ToolException">It is a folder of other things.</exception>
    public JsonStoreWriter(StoreAddress address)
    {
        new JsonFolder(address).RequireFree();
        _address = address;
    }

    /// <inheritdoc/>
    public void BeginClass(StoredClass stored)
    {
        if (_parts is not null)
        {
            Complete();
            Dispose();
        }

        _parts = new SessionParts(_address.Path, stored.Name, isDurable: false);
        if (stored.Shape is { Text.Length: > 0 } shape && !File.Exists(_parts.Context.PathOf(ShapeFile.Name)))
        {
            File.WriteAllText(_parts.Context.PathOf(ShapeFile.Name), ShapeRecord.OfColumns(shape.Text));
        }
    }

    /// <inheritdoc/>
    public PutOutcome Put(IOpenSession session)
    {
        try
        {
            var outcome = IoMode.Result(Put(session, _parts!, IoMode.Blocking));
            if (outcome is PutOutcome.Created or PutOutcome.Updated && _written.Count <= FewFiles)
            {
                _written.Add(FileNames.Of(session.Head.Key));
            }

            return outcome;
        }
        catch (LineDamageException damage)
        {
            throw JsonStoreReader.Damaged(session.Head.Key, _address.Text, $"file '{FileNames.Of(session.Head.Key)}', byte {damage.Offset}", damage);
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        if (_written.Count > FewFiles)
        {
            // One request to the system for all files takes less than one for each.
            SystemSync.Run();
        }
        else if (_written.Count > 0)
        {
            SessionFileWriter.Fsync(_parts!, _written);
        }

        _written.Clear();
    }

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
            SessionFileWriter.Create(session, parts, file);
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

            SessionFileWriter.Append(session, parts, file, state);
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
}
