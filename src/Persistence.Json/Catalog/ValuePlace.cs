using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>A value's place in the order of an index: by value, then by key.</summary>
/// <param name="Value">The value.</param>
/// <param name="Sortable">The session's key in a form that sorts; empty before all keys, null after all.</param>
/// <param name="Entry">The session; null for a border.</param>
internal readonly record struct ValuePlace(string Value, string? Sortable, CatalogEntry? Entry) : IComparable<ValuePlace>
{
    /// <inheritdoc/>
    public int CompareTo(ValuePlace other)
    {
        var order = KeyOrder.Utf8.Compare(Value, other.Value);
        return order != 0 ? order : CompareKeys(Sortable, other.Sortable);
    }

    private static int CompareKeys(string? left, string? right) =>
        left is null || right is null ? Comparer<bool>.Default.Compare(left is null, right is null) : KeyOrder.Utf8.Compare(left, right);
}
