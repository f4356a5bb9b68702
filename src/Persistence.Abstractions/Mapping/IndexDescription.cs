using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>One index of a session class.</summary>
/// <param name="Ordinal">Its place among the class's indexes, from 0.</param>
/// <param name="Name">The member's name in C#, for messages.</param>
/// <param name="StorageName">The member's storage name in JSON files and Redis.</param>
/// <param name="IsUnique">Whether a value may belong to one session only.</param>
/// <param name="IsMultiValued">Whether the member is a collection, each element of which is indexed.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record IndexDescription(
    int Ordinal,
    string Name,
    string StorageName,
    bool IsUnique = false,
    bool IsMultiValued = false)
{
    /// <summary>
    /// The type of the values in C#. A backend that keeps texts of them (<see cref="IndexText"/>) learns from it that they have another form now. Empty: the
    /// type never changes.
    /// </summary>
    public string ValueType { get; init; } = "";

    /// <summary>Whether it holds texts without case: <see cref="CaseFolding"/>.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Whether every session has a value in it, and its text no character beyond U+FFFF: its member is a number, a time or the like that cannot be null.</summary>
    public bool IsTotal { get; init; }

    /// <summary>The ordinals of the indexes whose members it is over, where it is over several: its values are <see cref="CompoundText"/>. Empty for the index of one member.</summary>
    public IReadOnlyList<int> Parts { get; init; } = [];

    /// <summary>The schema version whose upgrade steps made the values of older sessions; 0 where the class has no steps.</summary>
    public int Version { get; init; }

    /// <summary>What to look for in the index.</summary>
    /// <typeparam name="TValue">The type of the indexed values.</typeparam>
    /// <param name="value">The value that is asked for.</param>
    /// <returns>It, as the index holds such values.</returns>
    internal TValue Folded<TValue>(TValue value) => IgnoresCase && value is string text && CaseFolding.Fold(text) is TValue folded ? folded : value;
}
