using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>One condition of a query, with the type of its values.</summary>
/// <typeparam name="TValue">The type of the indexed values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QueryCondition<TValue> : QueryCondition
{
    private readonly Func<TValue, string?> _encode;

    internal QueryCondition(IndexDescription index, QueryComparison comparison, QueryRange<TValue> range, Func<TValue, string?> encode)
        : base(index, comparison)
    {
        (Value, End, HasEnd, _encode) = (range.Value, range.End, range.HasEnd, encode);
        if (comparison != QueryComparison.IsNull)
        {
            Text = encode(range.Value);
            EndText = range.HasEnd ? encode(range.End) : null;
        }
    }

    /// <summary>The value looked for, or the start of the range, included.</summary>
    public TValue Value { get; }

    /// <summary>The end of the range, excluded, where it has one.</summary>
    public TValue End { get; }

    /// <summary>Whether the range has an end.</summary>
    public bool HasEnd { get; }

    /// <inheritdoc/>
    public override ValueTask<SessionKeys<TKey>> Find<TKey>(IndexHandler<TKey> index, IoMode mode) => ((IndexHandler<TKey, TValue>)index).Find(
        Comparison == QueryComparison.Equal ? IndexQuery<TValue>.Equal(Value, int.MaxValue) : IndexQuery<TValue>.Between(Value, End, int.MaxValue), mode);
}
