using Persistence.Generators.Model;

namespace Persistence.Generators.Schema.Comparison;

/// <summary>One difference between code and file that somebody has to decide about. Plain data, compared by value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The place in storage.</param>
/// <param name="Detail">What the message says beside the place.</param>
/// <param name="Owner">The type in C# whose member it is about; empty for the class.</param>
/// <param name="Member">The member in C#; empty for none.</param>
/// <param name="Removed">The lines that go when it is accepted.</param>
/// <param name="Added">The lines that come when it is accepted.</param>
/// <param name="Successors">The members in C# that may be it under a new name, the likeliest first.</param>
internal sealed record SchemaChange(
    ChangeKind Kind,
    string Path,
    string Detail,
    string Owner,
    string Member,
    EquatableArray<string> Removed,
    EquatableArray<string> Added,
    EquatableArray<string> Successors);

/// <summary>All differences between a class and what the file says of it. Plain data, compared by value.</summary>
/// <param name="Changes">Those that somebody has to decide about.</param>
/// <param name="Removed">The lines that go when the file is brought up to date; with changes to decide about, none.</param>
/// <param name="Added">The lines that come.</param>
internal sealed record SchemaDifference(EquatableArray<SchemaChange> Changes, EquatableArray<string> Removed, EquatableArray<string> Added)
{
    /// <summary>Whether the file does not say what the class is, although nothing is lost by it.</summary>
    public bool IsOutOfDate => Removed.Count + Added.Count > 0;
}
