using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>One index of a class whose header has upgrade steps: sessions of earlier schema versions are looked for by what the steps make of them.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <typeparam name="TValue">The type of the indexed values.</typeparam>
/// <param name="index">Finds those of the present version.</param>
/// <param name="texts">Makes texts of a query, and looks for older sessions by them.</param>
/// <param name="rows">The older sessions.</param>
internal sealed class UpgradedIndexHandler<TSession, TKey, TMap, TValue>(IndexHandler<TKey, TValue> index, Func<IndexQuery<TValue>, IndexQuery> texts, OlderRows<TSession, TKey, TMap> rows)
    : IndexHandler<TKey, TValue>(index.Description)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <inheritdoc/>
    public override async ValueTask<SessionKeys<TKey>> Find(IndexQuery<TValue> query, IoMode mode)
    {
        var skipped = new List<SkippedSession>();
        var older = await rows.Values(Description, skipped, mode).ConfigureAwait(false);
        var found = await index.Find(query, mode).ConfigureAwait(false);
        if (older.Count == 0)
        {
            return skipped.Count == 0 ? found : new SessionKeys<TKey>(found, [.. found.Skipped, .. skipped]);
        }

        var text = texts(query);
        var present = query.IsRange ? await rows.ValuesOf(Description, found, mode).ConfigureAwait(false) : [.. found.Select(key => (text.Value, key))];
        var keys = older.Where(row => text.Matches(row.Value)).Concat(present)
            .OrderBy(static row => row.Value, KeyOrder.Utf8)
            .ThenBy(static row => KeyOrder.ToSortable(TMap.FormatKey(row.Key), TMap.Description.KeyParts), KeyOrder.Utf8)
            .Take(query.Limit)
            .Select(static row => row.Key);
        return new SessionKeys<TKey>([.. keys], [.. found.Skipped, .. skipped]);
    }
}
