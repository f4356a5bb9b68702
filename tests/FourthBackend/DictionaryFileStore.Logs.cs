using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.FourthBackend;

/// <content>Logs and indexes.</content>
internal sealed partial class DictionaryFileStore<TSession, TKey, TMap>
{
    public long AppendEntries<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = Stored(key);
        var errors = new ValidationErrors();
        var encoded = Collect<TSession>.Encode<TEntry, TLog>(entries, 0, errors);
        RefuseInvalid(stored, errors);
        return _file.Use(
            rows =>
            {
                var row = Required(rows, stored);
                var hasGrown = row.Add(TLog.Description, encoded);
                if (hasGrown)
                {
                    row.Expires = TMap.Description.ExpiryAfterCommit(time.GetUtcNow(), row.Expires, isCreation: false);
                }

                return (Last: (long)row.Log(TLog.Description).Count, hasGrown);
            },
            result => result.hasGrown).Last;
    }

    public IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterSequence);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Entries<TEntry, TLog>(key, entries => entries.Skip((int)Math.Min(afterSequence, int.MaxValue)).Take(limit));
    }

    public IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Entries<TEntry, TLog>(key, entries => entries.TakeLast(count));
    }

    public long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = Stored(key);
        return Read(rows => Required(rows, stored).Log(TLog.Description).Count);
    }

    public SessionKeys<TKey> FindByIndex(int index, string value, int limit)
    {
        ArgumentNullException.ThrowIfNull(value);
        return FindBy(index, candidate => candidate == value, limit);
    }

    public SessionKeys<TKey> FindByIndexRange(int index, string lowest, string before, int limit) =>
        FindBy(index, candidate => KeyOrder.Utf8.Compare(candidate, lowest) >= 0 && KeyOrder.Utf8.Compare(candidate, before) < 0, limit);

    private SessionKeys<TKey> FindBy(int index, Func<string, bool> matches, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var skipped = new List<SkippedSession>();
        var keys = Read(rows => rows
            .Where(pair => Live(rows, pair.Key) is not null)
            .SelectMany(pair => IndexedValues(pair, index, skipped).Where(matches).Select(value => (value, pair.Key)))
            .OrderBy(hit => hit.value, KeyOrder.Utf8)
            .ThenBy(hit => KeyOrder.ToSortable(hit.Key, TMap.Description.KeyParts), KeyOrder.Utf8)
            .Take(limit)
            .Select(hit => SessionGuard.ReadKey<TSession, TKey, TMap>(hit.Key, _name))
            .ToList());
        return new SessionKeys<TKey>(keys, skipped);
    }

    // A session that cannot be read is left out and named, so that it never hides the others.
    private List<string> IndexedValues(KeyValuePair<string, Row> stored, int index, List<SkippedSession> skipped)
    {
        try
        {
            return Decode(stored.Key, () => Values(Header(stored.Value), index));
        }
        catch (SessionException unreadable)
        {
            skipped.Add(new SkippedSession(stored.Key, unreadable.Message));
            return [];
        }
    }

    private List<TEntry> Entries<TEntry, TLog>(TKey key, Func<IEnumerable<Entry>, IEnumerable<Entry>> part)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = Stored(key);
        return Read(rows => Decode(stored, () => Fill<TSession>.Decode<TEntry, TLog>(part(Required(rows, stored).Log(TLog.Description)))));
    }

    private Row Required(Dictionary<string, Row> rows, string key) =>
        Readable(key, Live(rows, key) ?? throw SessionErrors.NotFound(key, _name));
}
