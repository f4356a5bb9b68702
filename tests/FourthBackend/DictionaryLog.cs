using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.FourthBackend;

/// <summary>One log of a session class in the dictionary file.</summary>
internal sealed class DictionaryLog<TSession, TKey, TEntry, TLog>(Table table) : LogHandler<TSession, TKey, TEntry>(TLog.Description), ILoadedLog<TSession>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TLog : ILogMap<TSession, TEntry>
{
    public override ValueTask<AppendResult> Append(EncodedKey<TKey> key, ReadOnlySpan<TEntry> entries, IoMode mode)
    {
        var errors = new ValidationErrors();
        var encoded = Encode(entries, 0, errors);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key.Text, table.DisplayName, errors);
        }

        var result = default(AppendResult);
        table.Write(rows =>
        {
            var row = table.Require(rows, key.Text);
            var stored = row.Add(Description, encoded);
            var hasGrown = stored > 0;

            // An earlier version of the class could not read that.
            row.Schema = hasGrown && table.Description.HasUpgrades ? table.Description.SchemaVersion : row.Schema;
            row.Expires = hasGrown ? table.Description.ExpiryAfterSave(table.Now, row.Expires, table.StoredExpiry?.Invoke(row) ?? default, isCreation: false) : row.Expires;
            result = new AppendResult(row.Log(Description).Count, stored);
            return hasGrown;
        });
        return ValueTask.FromResult(result);
    }

    public override ValueTask<IReadOnlyList<TEntry>> Read(EncodedKey<TKey> key, LogRange range, IoMode mode) => table.Read(rows =>
    {
        var stored = table.Require(rows, key.Text).Log(Description);
        var (after, count) = range.Within(stored.Count);
        IReadOnlyList<TEntry> entries = StoredJson.Read(() => Decode(stored.Skip((int)after).Take(count)), key.Text, "its JSON", table.DisplayName, table.Description);
        return ValueTask.FromResult(entries);
    });

    public override ValueTask<long> Count(EncodedKey<TKey> key, IoMode mode) =>
        ValueTask.FromResult<long>(table.Read(rows => table.Require(rows, key.Text).Log(Description).Count));

    public override ValueTask<TailPage<TEntry>> ReadTail(EncodedKey<TKey> key, LogRange range, IoMode mode) => table.Read(rows =>
    {
        var row = table.Require(rows, key.Text);
        var stored = row.Log(Description);
        var (after, count) = range.Within(stored.Count);
        var entries = StoredJson.Read(() => Decode(stored.Skip((int)after).Take(count)), key.Text, "its JSON", table.DisplayName, table.Description);
        return ValueTask.FromResult(new TailPage<TEntry>(entries, stored.Count, row.Version, row.Token));
    });

    public override long Fingerprint(TEntry entry) => JsonEntries.Fingerprint<TSession, TEntry, TLog>(entry);

    public void Load(TSession session, Row row, int maxEntries)
    {
        var stored = row.Log(Description);
        JsonEntries.Give<TSession, TEntry, TLog>(session, Decode(stored.TakeLast(maxEntries)), stored.Count);
    }

    protected override ReadOnlySpan<TEntry> EntriesOf(TSession session) => TLog.GetEntries(session);

    protected override void Encode(ReadOnlySpan<TEntry> added, int firstPosition, PreparedSave<TSession> save, ValidationErrors errors) =>
        ((Save<TSession>)save).Added.Add((Description, Encode(added, firstPosition, errors)));

    private List<Entry> Encode(ReadOnlySpan<TEntry> entries, int firstPosition, ValidationErrors errors)
    {
        var encoded = new List<Entry>();
        JsonEntries.Encode<TSession, TEntry, TLog>(entries, firstPosition, new JsonWriter(), errors, (json, id) => encoded.Add(new Entry(json.ToArray(), id, table.Description.SchemaVersion)));
        return encoded;
    }

    private static List<TEntry> Decode(IEnumerable<Entry> stored) => [.. stored.Select(entry => JsonEntries.Decode<TSession, TEntry, TLog>(entry.Json, entry.Schema))];
}

/// <summary>A log, its entry type hidden.</summary>
internal interface ILoadedLog<TSession>
{
    /// <summary>Gives a session object its entries.</summary>
    void Load(TSession session, Row row, int maxEntries);
}

/// <summary>Makes the logs of a session class.</summary>
internal readonly struct LogCollector<TSession, TKey>(Table table, List<LogHandler<TSession, TKey>> logs) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    public List<LogHandler<TSession, TKey>> Logs => logs;

    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry> =>
        logs.Add(new DictionaryLog<TSession, TKey, TEntry, TLog>(table));
}

/// <summary>A save, with what it will write.</summary>
internal sealed class Save<TSession>(TSession session, string key, bool isCreation) : PreparedSave<TSession>(session, key, isCreation)
    where TSession : class, IPersistedSession
{
    public required byte[] Header { get; init; }

    public List<(LogDescription Log, List<Entry> Entries)> Added { get; } = [];
}
