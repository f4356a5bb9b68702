using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.InMemory;

/// <summary>One log of a session class in memory.</summary>
internal sealed class InMemoryLog<TSession, TKey, TEntry, TLog>(InMemoryTable table, InMemoryLeases<TKey> leases) : LogHandler<TSession, TKey, TEntry>(TLog.Description), IInMemoryLog<TSession>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TLog : ILogMap<TSession, TEntry>
{
    public override ValueTask<AppendResult> Append(EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode)
    {
        var errors = new ValidationErrors();
        var encoded = InMemoryEntries<TSession, TEntry, TLog>.Encode(entries, 0, errors);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key.Text, table.DisplayName, errors);
        }

        lock (table.Gate)
        {
            leases.Check(key.Text, key.Lease, isShared: Description.Append == AppendRule.Shared);
            var session = table.Require(key.Text);
            var own = table.StoredExpiry?.Invoke(session) ?? default;
            var log = session.Log(Description);
            var stored = log.Add(encoded, table.Description.SchemaVersion);
            if (stored > 0)
            {
                session.MarkAppended(table.Description);
                session.ExpiresAt = table.Description.ExpiryAfterSave(table.Now, session.ExpiresAt, own, isCreation: false);
            }

            return ValueTask.FromResult(new AppendResult(log.Entries.Count, stored));
        }
    }

    public override ValueTask<IReadOnlyList<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode) =>
        ValueTask.FromResult<IReadOnlyList<TEntry>>(InMemoryEntries<TSession, TEntry, TLog>.Decode(table, key.Text, StoredEntries(key.Text), range));

    public override ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) => ValueTask.FromResult<long>(StoredEntries(key.Text).Length);

    public override ValueTask<TailPage<TEntry>> ReadTail(EncodedKey<TKey> key, LogRange range, IoMode mode)
    {
        StoredEntry[] all;
        (long Version, long Token) session;
        lock (table.Gate)
        {
            var stored = table.Require(key.Text);
            all = [.. stored.Log(Description).Entries];
            session = (stored.Version, stored.Token);
        }

        return ValueTask.FromResult(new TailPage<TEntry>(InMemoryEntries<TSession, TEntry, TLog>.Decode(table, key.Text, all, range), all.Length, session.Version, session.Token));
    }

    public override long Fingerprint(TEntry entry) => JsonEntries.Fingerprint<TSession, TEntry, TLog>(entry);

    public void Load(TSession session, StoredEntry[] stored, int maxEntries) =>
        JsonEntries.Give<TSession, TEntry, TLog>(session, InMemoryEntries<TSession, TEntry, TLog>.Decode(stored.AsSpan(Math.Max(0, stored.Length - maxEntries))), stored.Length);

    protected override ReadOnlySpan<TEntry> EntriesOf(TSession session) => TLog.GetEntries(session);

    protected override void Encode(ReadOnlySpan<TEntry> added, int firstPosition, PreparedSave<TSession> save, ValidationErrors errors) =>
        ((InMemorySave<TSession>)save).Added.Add((Description, InMemoryEntries<TSession, TEntry, TLog>.Encode(added, firstPosition, errors)));

    private StoredEntry[] StoredEntries(string key)
    {
        lock (table.Gate)
        {
            return [.. table.Require(key).Log(Description).Entries];
        }
    }
}
