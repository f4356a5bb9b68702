using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>The sessions among which is searched: those of which the conditions of a query hold when the search begins.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="conditions">The conditions; none for all sessions.</param>
internal sealed class SearchedSessions<TSession, TKey>(SessionEngine<TSession, TKey> engine, IReadOnlyList<QueryCondition> conditions) : ISearchedSessions
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    public IReadOnlyList<QueryCondition> Conditions => conditions;

    public async ValueTask<(IReadOnlySet<string> Keys, IReadOnlyList<SkippedSession> Skipped)?> Find(IoMode mode)
    {
        if (conditions.Count == 0)
        {
            return null;
        }

        var rows = await engine.Queries.Find(new SessionQuery(conditions, new QueryOrder(null, IsDescending: false)), mode).ConfigureAwait(false);
        return (rows.Rows.Select(row => KeyOrder.ToSortable(row.Place.Key, engine.Description.KeyParts)).ToHashSet(StringComparer.Ordinal), rows.Skipped);
    }
}
