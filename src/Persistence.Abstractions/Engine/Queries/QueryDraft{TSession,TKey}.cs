using System.Collections.Immutable;
using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>What has been said of a query so far. It never changes; each word of a query makes a new one.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record QueryDraft<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    internal QueryDraft(SessionQueries<TSession, TKey> store) => Store = store;

    internal SessionQueries<TSession, TKey> Store { get; }

    internal ImmutableList<QueryCondition> Conditions { get; private init; } = [];

    internal QueryOrder? Order { get; private init; }

    internal string? Cursor { get; init; }

    internal int Limit { get; init; } = int.MaxValue;

    internal IndexDescription Index(int ordinal) => Store.Description.Indexes[ordinal];

    internal QueryDraft<TSession, TKey> Where<TValue>(int index, QueryComparison comparison, QueryRange<TValue> range)
    {
        var condition = Store.Condition(index, comparison, range);
        return !condition.Index.IsMultiValued && Conditions.Exists(other => other.Index.Ordinal == index)
            ? throw new ArgumentException($"The query has a condition on {condition.Index.Name} already; all conditions hold together, so say one.")
            : this with { Conditions = Conditions.Add(condition) };
    }

    internal QueryDraft<TSession, TKey> OrderBy(int index, bool isDescending) => Order is null
        ? this with { Order = new QueryOrder(Store.Description.Indexes[index], isDescending) }
        : throw new ArgumentException("The query has an order already; it has one.");

    internal IReadOnlyList<QueryCondition> ToConditions() => Order is null && Cursor is null && Limit == int.MaxValue
        ? Conditions
        : throw new ArgumentException("A search has an order of its own, the best first: leave OrderBy, After and Take out of the query, and give the search its limit, and its SearchQuery the cursor by After.");

    internal SessionQuery ToQuery(SessionLoad? load)
    {
        var query = new SessionQuery(Conditions, Order ?? new QueryOrder(null, IsDescending: false)) { Limit = Limit, Load = load };
        return Cursor is null ? query : query with { After = QueryCursor.Parse(Store.Description, query, Cursor) };
    }
}
