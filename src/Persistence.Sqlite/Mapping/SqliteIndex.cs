using System.ComponentModel;

namespace Persistence.Sqlite.Mapping;

/// <summary>One index.</summary>
/// <param name="Ordinal">Its place among the class's indexes, from 0.</param>
/// <param name="Column">The column it is over.</param>
/// <param name="Expression">What is indexed, where it is not the column itself: SQL over the quoted column, for example for an instant inside a text.</param>
/// <param name="IsUnique">Whether a value may belong to one session only.</param>
/// <param name="IsMultiValued">Whether the column is a JSON array of strings, each element of which is indexed in a table of its own.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record SqliteIndex(int Ordinal, string Column, string? Expression = null, bool IsUnique = false, bool IsMultiValued = false)
{
    /// <summary>Whether texts that differ in case alone are one value.</summary>
    public bool IgnoresCase { get; init; }
}
