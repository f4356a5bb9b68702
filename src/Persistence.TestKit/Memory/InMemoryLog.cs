using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.TestKit;

/// <summary>One log of a session class in memory.</summary>
internal sealed class InMemoryLog<TSession, TKey, TEntry, TLog>(InMemoryTable table) : LogHandler<TSession, TKey, TEntry>(TLog.Description), IInMemoryLog<TSession>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TLog : ILogMap<TSession, TEntry>
{
    public override ValueTask<long> Append(EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode)
    {
        var errors = new ValidationErrors();
        var encoded = Encode(entries, 0, errors);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key.Text, table.DisplayName, errors);
        }

        lock (table.Gate)
        {
            var session = table.Require(key.Text);
            var log = session.Log(Description);
            if (log.Add(encoded))
            {
                session.ExpiresAt = table.Description.ExpiryAfterCommit(table.Now, session.ExpiresAt, isCreation: false);
            }

            return ValueTask.FromResult<long>(log.Entries.Count);
        }
    }

    public override ValueTask<IReadOnlyList<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode)
    {
        var all = StoredEntries(key.Text);
        var (after, count) = range.Within(all.Length);
        IReadOnlyList<TEntry> entries = StoredJson.Read(() => Decode(all.AsSpan((int)after, count)), key.Text, "its JSON", table.DisplayName, table.Description);
        return ValueTask.FromResult(entries);
    }

    public override ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) => ValueTask.FromResult<long>(StoredEntries(key.Text).Length);

    public void Load(TSession session, byte[][] stored, int maxEntries) =>
        JsonEntries.Give<TSession, TEntry, TLog>(session, Decode(stored.AsSpan(Math.Max(0, stored.Length - maxEntries))), stored.Length);

    protected override ReadOnlySpan<TEntry> EntriesOf(TSession session) => TLog.GetEntries(session);

    protected override void Encode(ReadOnlySpan<TEntry> added, int firstPosition, PreparedSave<TSession> save, ValidationErrors errors) =>
        ((InMemorySave<TSession>)save).Added.Add((Description, Encode(added, firstPosition, errors)));

    private static List<EncodedEntry> Encode(ReadOnlySpan<TEntry> entries, int firstPosition, ValidationErrors errors)
    {
        var encoded = new List<EncodedEntry>(entries.Length);
        JsonEntries.Encode<TSession, TEntry, TLog>(entries, firstPosition, new JsonWriter(), errors, (json, id) => encoded.Add(new EncodedEntry(json.ToArray(), id)));
        return encoded;
    }

    private static List<TEntry> Decode(ReadOnlySpan<byte[]> stored)
    {
        var entries = new List<TEntry>(stored.Length);
        foreach (var json in stored)
        {
            entries.Add(JsonEntries.Decode<TSession, TEntry, TLog>(json));
        }

        return entries;
    }

    private byte[][] StoredEntries(string key)
    {
        lock (table.Gate)
        {
            return [.. table.Require(key).Log(Description).Entries];
        }
    }
}
