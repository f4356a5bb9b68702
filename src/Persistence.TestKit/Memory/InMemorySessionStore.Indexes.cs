using Persistence.Mapping;

namespace Persistence.TestKit;

/// <content>Indexes. Every session is looked at: a test's store is small.</content>
public partial class InMemorySessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public SessionKeys<TKey> FindByIndex(int index, string value, int limit)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(value);
        return FindBy(index, candidate => string.Equals(candidate, value, StringComparison.Ordinal), limit);
    }

    /// <inheritdoc/>
    public SessionKeys<TKey> FindByIndexRange(int index, string lowest, string before, int limit) =>
        FindBy(index, candidate => KeyOrder.Utf8.Compare(candidate, lowest) >= 0 && KeyOrder.Utf8.Compare(candidate, before) < 0, limit);

    private SessionKeys<TKey> FindBy(int index, Func<string, bool> matches, int limit)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var description = TMap.Description.Indexes[index];
        var hits = new List<(string Value, string Key)>();
        var skipped = new List<SkippedSession>();
        lock (_database.Gate)
        {
            var now = _time.GetUtcNow();
            foreach (var stored in _table.Values.Where(stored => !stored.IsExpired(now)))
            {
                try
                {
                    hits.AddRange(ReadableValuesOf(stored, description).Where(matches).Select(value => (value, stored.Key)));
                }
                catch (SessionException unreadable)
                {
                    skipped.Add(new SkippedSession(stored.Key, unreadable.Message));
                }
            }
        }

        // The table is in the order of the keys, and this sort keeps it among equal values.
        var keys = hits.OrderBy(hit => hit.Value, KeyOrder.Utf8).Take(limit).Select(hit => SessionGuard.ReadKey<TSession, TKey, TMap>(hit.Key, _name));
        return new SessionKeys<TKey>([.. keys], skipped);
    }

    // The header is read too: what it holds is what counts, and a session that cannot be read is not found.
    private string[] ReadableValuesOf(StoredSession stored, IndexDescription index)
    {
        if (stored.SchemaVersion <= TMap.Description.SchemaVersion)
        {
            Decode(stored.Key, () => ReadHeader(stored.Header));
        }

        return ValuesOf(stored, index);
    }

    // What a class without this index stored has no values for it; they are taken from the header then.
    private static string[] ValuesOf(StoredSession stored, IndexDescription index)
    {
        if (stored.IndexValues.TryGetValue(index.StorageName, out var values))
        {
            return values;
        }

        return stored.SchemaVersion > TMap.Description.SchemaVersion
            ? []
            : IndexValuesOf(ReadHeader(stored.Header))[index.StorageName];
    }

    private static Dictionary<string, string[]> IndexValuesOf(TSession session)
    {
        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        return TMap.Description.Indexes.ToDictionary(
            index => index.StorageName,
            index => values.Values.Where(pair => pair.Index == index.Ordinal).Select(pair => pair.Value).ToArray(),
            StringComparer.Ordinal);
    }
}
