using System.Collections.Concurrent;
using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Fills collections that a class creates itself and offers no setter for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CollectionFill
{
    /// <summary>Makes a collection hold exactly the given elements, in order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="target">The collection; null only where there are no elements. Left as it is when it is itself the elements.</param>
    /// <param name="elements">The elements; null for none.</param>
    public static void Replace<T>(ICollection<T>? target, IEnumerable<T>? elements)
    {
        if (ReferenceEquals(target, elements))
        {
            return;
        }

        target?.Clear();
        foreach (var element in elements ?? [])
        {
            (target ?? throw NothingToFill()).Add(element);
        }
    }

    /// <summary>Makes a queue hold exactly the given elements, in order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="target">The queue; null only where there are no elements.</param>
    /// <param name="elements">The elements; null for none.</param>
    public static void Replace<T>(Queue<T>? target, IEnumerable<T>? elements)
    {
        target?.Clear();
        foreach (var element in elements ?? [])
        {
            (target ?? throw NothingToFill()).Enqueue(element);
        }
    }

    /// <summary>Makes a stack hold exactly the given elements, in order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="target">The stack; null only where there are no elements.</param>
    /// <param name="elements">The elements, the top first; null for none.</param>
    public static void Replace<T>(Stack<T>? target, IEnumerable<T>? elements)
    {
        target?.Clear();
        foreach (var element in (elements ?? []).Reverse())
        {
            (target ?? throw NothingToFill()).Push(element);
        }
    }

    /// <summary>Makes a concurrent queue hold exactly the given elements, in order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="target">The queue; null only where there are no elements.</param>
    /// <param name="elements">The elements; null for none.</param>
    public static void Replace<T>(ConcurrentQueue<T>? target, IEnumerable<T>? elements)
    {
        target?.Clear();
        foreach (var element in elements ?? [])
        {
            (target ?? throw NothingToFill()).Enqueue(element);
        }
    }

    /// <summary>Makes a concurrent stack hold exactly the given elements, in order.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="target">The stack; null only where there are no elements.</param>
    /// <param name="elements">The elements, the top first; null for none.</param>
    public static void Replace<T>(ConcurrentStack<T>? target, IEnumerable<T>? elements)
    {
        target?.Clear();
        foreach (var element in (elements ?? []).Reverse())
        {
            (target ?? throw NothingToFill()).Push(element);
        }
    }

    /// <summary>Makes a concurrent bag hold exactly the given elements.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="target">The bag; null only where there are no elements.</param>
    /// <param name="elements">The elements, in the order in which the bag enumerates them; null for none.</param>
    public static void Replace<T>(ConcurrentBag<T>? target, IEnumerable<T>? elements)
    {
        target?.Clear();
        foreach (var element in (elements ?? []).Reverse())
        {
            (target ?? throw NothingToFill()).Add(element);
        }
    }

    private static InvalidOperationException NothingToFill() => new("The class made no collection there, and has no setter for one.");

    /// <summary>Copies a collection that has no array to view.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The collection; null for none.</param>
    /// <returns>Its elements, in order.</returns>
    public static T[] Copy<T>(IEnumerable<T>? elements) => elements is null ? [] : [.. elements];
}
