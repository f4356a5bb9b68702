using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>Which sessions to find by an index whose values are compared as text (see <see cref="IndexText"/>).</summary>
/// <param name="Index">The index.</param>
/// <param name="Value">The value looked for; the start of the range, included, when there is an <paramref name="End"/>.</param>
/// <param name="End">The end of the range, excluded; null when one value is looked for.</param>
/// <param name="Limit">The most sessions to find, 0 or more.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record IndexQuery(IndexDescription Index, string Value, string? End, int Limit)
{
    /// <summary>Reports whether an indexed value is one of those looked for.</summary>
    /// <param name="candidate">The value as <see cref="IndexText"/>.</param>
    /// <returns>True when it is.</returns>
    public bool Matches(string candidate) => End is null
        ? string.Equals(candidate, Value, StringComparison.Ordinal)
        : KeyOrder.Utf8.Compare(candidate, Value) >= 0 && KeyOrder.Utf8.Compare(candidate, End) < 0;
}
