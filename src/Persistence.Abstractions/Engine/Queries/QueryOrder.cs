using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The order of a query: by an indexed member, null before all values, equal ones by key; descending is the reverse of it.</summary>
/// <param name="Index">The index of the member; null for the order of the keys.</param>
/// <param name="IsDescending">Whether it is reversed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record QueryOrder(IndexDescription? Index, bool IsDescending)
{
    /// <summary>Compares two places.</summary>
    /// <param name="left">What one is ordered by, as <see cref="IndexText"/>, and the sortable form of its key.</param>
    /// <param name="right">The other one.</param>
    /// <returns>Less than 0 where the first one comes first.</returns>
    public int Compare((string? Value, string Key) left, (string? Value, string Key) right)
    {
        var byValue = KeyOrder.Utf8.Compare(left.Value, right.Value);
        var order = byValue != 0 ? byValue : KeyOrder.Utf8.Compare(left.Key, right.Key);
        return IsDescending ? -order : order;
    }
}
