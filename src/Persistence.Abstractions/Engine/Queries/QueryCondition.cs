using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>One condition of a query. All conditions of a query hold for what it finds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QueryCondition
{
    private protected QueryCondition(IndexDescription index, QueryComparison comparison) => (Index, Comparison) = (index, comparison);

    /// <summary>The index of the member that it concerns.</summary>
    public IndexDescription Index { get; }

    /// <summary>What is asked.</summary>
    public QueryComparison Comparison { get; }

    /// <summary>The value looked for, or the start of the range, as <see cref="IndexText"/>; null where null is looked for.</summary>
    public string? Text { get; private protected init; }

    /// <summary>The end of the range, as <see cref="IndexText"/>; null for a range without an end.</summary>
    public string? EndText { get; private protected init; }

    /// <summary>Whether its index finds what fulfils it: null is in no index, and a range has an end there.</summary>
    public bool IsIndexed => Comparison == QueryComparison.Equal || (Comparison == QueryComparison.Between && EndText is not null);

    /// <summary>Reports whether a session fulfils it.</summary>
    /// <param name="values">What the session's members are indexed by.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(IReadOnlyList<(int Index, string Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var isNull = true;
        for (var position = 0; position < values.Count; position++)
        {
            var (index, value) = values[position];
            if (index == Index.Ordinal)
            {
                isNull = false;
                if (Comparison != QueryComparison.IsNull && Matches(value))
                {
                    return true;
                }
            }
        }

        return isNull && Comparison == QueryComparison.IsNull;
    }

    /// <summary>Finds the sessions that fulfil it by its own index alone.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="index">The index of the member.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Their keys.</returns>
    public abstract ValueTask<SessionKeys<TKey>> Find<TKey>(IndexHandler<TKey> index, IoMode mode)
        where TKey : notnull;

    private bool Matches(string value) => Comparison == QueryComparison.Equal
        ? string.Equals(value, Text, StringComparison.Ordinal)
        : KeyOrder.Utf8.Compare(value, Text) >= 0 && (EndText is null || KeyOrder.Utf8.Compare(value, EndText) < 0);
}
