using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>A part of one index that holds all sessions which a query looks for.</summary>
/// <param name="Part">The index, and the texts from which and up to which its values lie; without an end the one value.</param>
/// <param name="Covered">How many of the query's conditions hold for all of it.</param>
/// <param name="IsOrdered">Whether its order is that of the query, descending as ascending.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record QueryPath(IndexQuery Part, int Covered, bool IsOrdered)
{
    /// <summary>The condition that it answers, where its index is over one member.</summary>
    public QueryCondition? Condition { get; init; }

    // The values before the member that a compound index is ordered by there; null where all its members have one value, or it is no compound index.
    internal string? Before { get; init; }

    /// <summary>The value of the index at a place in the query's order, where it has that order.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The value.</returns>
    public string ValueAt(QueryPlace place) => Before is not null ? CompoundText.Of(Before, place.Value) : Part.End is null ? Part.Value : place.Value ?? "";

    /// <summary>What a query is ordered by at a value of the index, where it has that order.</summary>
    /// <param name="value">The value of the index.</param>
    /// <param name="query">The query.</param>
    /// <returns>The value of the member; null for null, and where the order is that of the keys.</returns>
    public string? OrderValueOf(string value, SessionQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Order.Index is not { } order ? null
            : Before is not null ? CompoundText.LastOf(Before, value)
            : query.Conditions.FirstOrDefault(condition => condition.Index.Ordinal == order.Ordinal) is { Comparison: not QueryComparison.Between } one ? one.Text
            : value;
    }

    /// <summary>Finds the keys of its sessions.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="indexes">The indexes of the engine.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The keys.</returns>
    public ValueTask<SessionKeys<TKey>> Find<TKey>(IReadOnlyList<IndexHandler<TKey>> indexes, IoMode mode)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(indexes);
        var index = indexes[Part.Index.Ordinal];
        return Condition is not null ? Condition.Find(index, mode) : ((IndexHandler<TKey, string>)index).Find(
            Part.End is null ? IndexQuery<string>.Equal(Part.Value, int.MaxValue) : IndexQuery<string>.Between(Part.Value, Part.End, int.MaxValue), mode);
    }
}
