using Persistence.Mapping;

namespace Persistence.TestKit;

/// <content>Indexes. Every session is looked at: a test's store is small.</content>
public partial class InMemorySessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public IReadOnlyList<TKey> FindByIndex(int index, string value, int limit)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(value);
        return FindBy(index, candidate => string.Equals(candidate, value, StringComparison.Ordinal), limit);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TKey> FindByIndexRange(int index, string lowest, string before, int limit) =>
        FindBy(index, candidate => KeyOrder.Utf8.Compare(candidate, lowest) >= 0 && KeyOrder.Utf8.Compare(candidate, before) < 0, limit);

    private List<TKey> FindBy(int index, Func<string, bool> matches, int limit)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var description = TMap.Description.Indexes[index];
        var hits = new List<(string Value, string Key)>();
        lock (_database.Gate)
        {
            var now = _time.GetUtcNow();
            foreach (var stored in _table.Values.Where(stored => !stored.IsExpired(now)))
            {
                hits.AddRange(ValuesOf(stored, description).Where(matches).Select(value => (value, stored.Key)));
            }
        }

        // The table is in the order of the keys, and this sort keeps it among equal values.
        return [.. hits.OrderBy(hit => hit.Value, KeyOrder.Utf8).Take(limit).Select(hit => SessionGuard.ReadKey<TSession, TKey, TMap>(hit.Key, _name))];
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
