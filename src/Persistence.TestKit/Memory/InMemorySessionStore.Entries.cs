using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.TestKit;

/// <content>Logs.</content>
public partial class InMemorySessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public long AppendEntries<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        var errors = new ValidationErrors();
        var encoded = EntryEncoder.Encode<TSession, TEntry, TLog>(entries, 0, new JsonWriter(), errors);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(stored, _name, errors);
        }

        lock (_database.Gate)
        {
            var now = _time.GetUtcNow();
            var session = RequireStored(stored, now);
            var log = session.Log(TLog.Description);
            if (log.Add(encoded))
            {
                session.ExpiresAt = TMap.Description.ExpiryAfterCommit(now, session.ExpiresAt, isCreation: false);
            }

            return log.Entries.Count;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var stored = StoredKey(key);
        var all = EntriesOf(stored, TLog.Description);
        var start = (int)Math.Min(afterSequence, all.Length);
        var range = all.AsMemory(start, Math.Min(limit, all.Length - start));
        return Decode(stored, () => FillVisitor<TSession>.Decode<TEntry, TLog>(range.Span));
    }

    /// <inheritdoc/>
    public IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry>
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var stored = StoredKey(key);
        var all = EntriesOf(stored, TLog.Description);
        var range = all.AsMemory(Math.Max(0, all.Length - count));
        return Decode(stored, () => FillVisitor<TSession>.Decode<TEntry, TLog>(range.Span));
    }

    /// <inheritdoc/>
    public long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry> =>
        EntriesOf(StoredKey(key), TLog.Description).Length;

    private byte[][] EntriesOf(string key, LogDescription log)
    {
        lock (_database.Gate)
        {
            return [.. RequireStored(key, _time.GetUtcNow()).Log(log).Entries];
        }
    }

    private StoredSession RequireStored(string key, DateTimeOffset now)
    {
        var session = FindStored(key, now) ?? throw SessionErrors.NotFound(key, _name);
        RefuseNewerSchema(session);
        return session;
    }
}
