using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Which sessions are to be found by an index.</summary>
/// <param name="Index">The ordinal of the index.</param>
/// <param name="Matches">Whether a value, as <see cref="IndexText"/>, is one of those looked for.</param>
/// <param name="Limit">The most sessions to find.</param>
internal sealed record IndexQuery(int Index, Func<string, bool> Matches, int Limit)
{
    /// <summary>Looks for a value.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>The query.</returns>
    public static IndexQuery Value(int index, string value, int limit)
    {
        SessionGuard.RequireValue(value);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return new IndexQuery(index, candidate => string.Equals(candidate, value, StringComparison.Ordinal), limit);
    }

    /// <summary>Looks for values in a range.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="from">The start of the range, included, as <see cref="IndexText"/>.</param>
    /// <param name="to">The end of the range, excluded, as <see cref="IndexText"/>.</param>
    /// <param name="limit">The most sessions to find.</param>
    /// <returns>The query.</returns>
    public static IndexQuery Range(int index, string from, string to, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        SessionGuard.RequireRange(from, to);
        return new IndexQuery(index, candidate => KeyOrder.Utf8.Compare(candidate, from) >= 0 && KeyOrder.Utf8.Compare(candidate, to) < 0, limit);
    }
}
