using System.ComponentModel;
using System.Text;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The indexes that can answer a query, or a part of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QueryPaths
{
    /// <summary>Finds them.</summary>
    /// <param name="description">The session class.</param>
    /// <param name="query">The query.</param>
    /// <returns>The index of each condition that has one, and each compound index whose first members have one value each.</returns>
    public static IReadOnlyList<QueryPath> Of(SessionDescription description, SessionQuery query)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(query);
        var paths = query.Conditions.Where(static condition => condition.IsIndexed).Select(condition => OfMember(query, condition)).ToList();
        foreach (var index in description.Indexes)
        {
            if (index.Parts.Count > 0 && OfCompound(query, index) is { } path)
            {
                paths.Add(path);
            }
        }

        return paths;
    }

    private static QueryPath OfMember(SessionQuery query, QueryCondition condition) =>
        new(new IndexQuery(condition.Index, condition.Text!, condition.EndText, int.MaxValue), 1, !condition.Index.IsMultiValued && IsOrder(query, condition))
        {
            Condition = condition,
        };

    // Sessions of one value are in the order of their keys.
    private static bool IsOrder(SessionQuery query, QueryCondition condition) =>
        query.Order.Index?.Ordinal == condition.Index.Ordinal || (query.Order.Index is null && condition.Comparison == QueryComparison.Equal);

    private static QueryPath? OfCompound(SessionQuery query, IndexDescription index)
    {
        var before = new StringBuilder();
        for (var count = 0; count < index.Parts.Count; count++)
        {
            var part = index.Parts[count];
            var condition = query.Conditions.FirstOrDefault(condition => condition.Index.Ordinal == part);
            if (condition is { Text: { } text } && !SessionGuard.IsWhole(text))
            {
                return null;
            }

            if (condition is null or { Comparison: QueryComparison.Between })
            {
                return OfNext(query, (index, count), before.ToString(), condition);
            }

            CompoundText.Append(before, condition.Text);
        }

        var isOrder = query.Order.Index is null || index.Parts.Contains(query.Order.Index.Ordinal);
        return new QueryPath(new IndexQuery(index, before.ToString(), null, int.MaxValue), index.Parts.Count, isOrder);
    }

    // The order of the next member is the query's only where no further one comes between it and the key.
    private static QueryPath? OfNext(SessionQuery query, (IndexDescription Index, int Count) fixedParts, string before, QueryCondition? range)
    {
        var (index, count) = fixedParts;
        var isOrder = count == index.Parts.Count - 1 && query.Order.Index?.Ordinal == index.Parts[count];
        var covered = count + (range is null ? 0 : 1);
        if (count == 0 || (covered == 1 && !isOrder))
        {
            // The first member's own index does that too.
            return null;
        }

        var from = range is null ? CompoundText.First(before) : CompoundText.From(before, range.Text!);
        var to = range?.EndText is { } end ? CompoundText.From(before, end) : CompoundText.After(before);
        return new QueryPath(new IndexQuery(index, from, to, int.MaxValue), covered, isOrder) { Before = before };
    }
}
