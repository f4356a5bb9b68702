using System.Collections;
using System.Collections.Immutable;

namespace Persistence.Generators.Model;

/// <summary>An immutable array that is equal to another when its elements are, so that models can be compared by the incremental pipeline.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly record struct EquatableArray<T> : IEnumerable<T>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> _items;

    /// <summary>Wraps an array.</summary>
    /// <param name="items">The elements.</param>
    public EquatableArray(ImmutableArray<T> items) => _items = items;

    /// <summary>The elements; empty for <c>default</c>.</summary>
    public ImmutableArray<T> Items => _items.IsDefault ? ImmutableArray<T>.Empty : _items;

    /// <summary>The number of elements.</summary>
    public int Count => Items.Length;

    /// <summary>The element at a position.</summary>
    /// <param name="index">The position, from 0.</param>
    public T this[int index] => Items[index];

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other) => _items == other._items || Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Items.Length;
        foreach (var item in Items)
        {
            hash = unchecked((hash * 31) + item.GetHashCode());
        }

        return hash;
    }

    /// <summary>Goes through the elements without an object of its own.</summary>
    /// <returns>The enumerator.</returns>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();
}
