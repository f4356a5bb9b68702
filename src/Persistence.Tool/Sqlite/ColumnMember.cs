using Persistence.Serialization;
using Persistence.Sqlite;
using Persistence.Tool.Shapes;

namespace Persistence.Tool.Sqlite;

/// <summary>A column as a member of a JSON object.</summary>
/// <param name="Column">Its place in the row.</param>
/// <param name="Member">What the shape says of it; null where it says nothing.</param>
/// <param name="Name">The name in JSON.</param>
internal sealed record ColumnMember(int Column, ShapeMember? Member, string Name)
{
    /// <summary>The name as JSON has it, in quotes, with the colon.</summary>
    public byte[] NameText { get; } = Quoted(Name);

    /// <summary>Writes its values.</summary>
    public ColumnValue Write { get; } = Member is null ? ColumnJson.Write : ColumnText.WriterOf(Member);

    /// <summary>Whether its values are texts that are always written.</summary>
    public bool IsText { get; } = Member is { IsQuoted: false, IsOmitted: false } && ColumnForms.IsText(Member.Form);

    /// <summary>Whether the column holds several members of the object, by their own names.</summary>
    public bool HoldsMembers { get; } = Member is { IsMerged: true } || Name == CopyColumns.UnknownColumn;

    /// <summary>Compares names as the members of documents are sorted.</summary>
    /// <param name="left">A column.</param>
    /// <param name="right">A column.</param>
    public static int Compare(ColumnMember left, ColumnMember right) => left.NameText.AsSpan(1..^2).SequenceCompareTo(right.NameText.AsSpan(1..^2));

    private static byte[] Quoted(string name)
    {
        var writer = new JsonWriter();
        writer.WriteString(name);
        writer.WriteRaw(":"u8);
        return writer.Written.ToArray();
    }
}
