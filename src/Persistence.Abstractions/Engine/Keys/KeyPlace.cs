using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>A place in the order of keys: after a key, or before all keys that begin with some parts.</summary>
/// <param name="Parts">The texts of the key's first parts, or of all of them.</param>
/// <param name="Sortable">The text that every later key is greater than, in the form that sorts (see <see cref="KeyOrder"/>).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record KeyPlace(IReadOnlyList<string> Parts, string Sortable)
{
    /// <summary>The place after a key.</summary>
    /// <param name="encodedKey">The encoded key.</param>
    /// <param name="kinds">The kinds of its parts.</param>
    /// <returns>The place.</returns>
    public static KeyPlace After(string encodedKey, IReadOnlyList<KeyPartKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return new KeyPlace(kinds.Count == 1 ? [encodedKey] : KeyText.Split(encodedKey, kinds.Count), KeyOrder.ToSortable(encodedKey, kinds));
    }

    /// <summary>The place before all keys that begin with some parts.</summary>
    /// <param name="parts">The texts of the first parts, fewer than the key has.</param>
    /// <param name="kinds">The kinds of the key's parts.</param>
    /// <returns>The place.</returns>
    public static KeyPlace Before(IReadOnlyList<string> parts, IReadOnlyList<KeyPartKind> kinds) => new(parts, KeyOrder.SortableParts([.. parts], kinds));
}
