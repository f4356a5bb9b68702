using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Is shown each index of a session class with the type of its values, so that engine code can be generic over them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IIndexVisitor
{
    /// <summary>Is called once for each index.</summary>
    /// <typeparam name="TValue">The type of the values that are looked for.</typeparam>
    /// <param name="ordinal">The ordinal of the index.</param>
    /// <param name="encode">Gives a value as <see cref="IndexText"/>; null for null.</param>
    void Visit<TValue>(int ordinal, Func<TValue, string?> encode);
}
