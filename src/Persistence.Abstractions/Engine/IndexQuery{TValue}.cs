using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Which sessions to find by an index.</summary>
/// <typeparam name="TValue">The type of the indexed value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct IndexQuery<TValue>
{
    private IndexQuery(TValue value, TValue end, bool isRange, int limit)
    {
        Value = value;
        End = end;
        IsRange = isRange;
        Limit = limit;
    }

    /// <summary>The value looked for; the start of the range, included, when it <see cref="IsRange"/>.</summary>
    public TValue Value { get; }

    /// <summary>The end of the range, excluded; <see cref="Value"/> when it is none.</summary>
    public TValue End { get; }

    /// <summary>Whether a range of values is looked for.</summary>
    public bool IsRange { get; }

    /// <summary>The most sessions to find, 0 or more.</summary>
    public int Limit { get; }

    /// <summary>Looks for one value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The value is null, or the limit is negative.</exception>
    public static IndexQuery<TValue> Equal(TValue value, int limit)
    {
        SessionGuard.RequireValue(value);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return new IndexQuery<TValue>(value, value, isRange: false, limit);
    }

    /// <summary>Looks for a range of values.</summary>
    /// <param name="from">The start, included.</param>
    /// <param name="to">The end, excluded.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">A value is null, the range ends before it begins, or the limit is negative.</exception>
    public static IndexQuery<TValue> Between(TValue from, TValue to, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        SessionGuard.RequireRange(from, to);
        return new IndexQuery<TValue>(from, to, isRange: true, limit);
    }
}
