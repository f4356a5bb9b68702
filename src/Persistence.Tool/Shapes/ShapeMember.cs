using System.Text;

namespace Persistence.Tool.Shapes;

/// <summary>One member of a header or of the entries of a log.</summary>
/// <param name="Name">Its name in JSON; empty where an entry is no object.</param>
/// <param name="Column">Its column in SQLite.</param>
/// <param name="Type">The STRICT type of the column.</param>
/// <param name="Form">How the column stands in JSON, as docs/stored-shape.md lists.</param>
internal sealed record ShapeMember(string Name, string Column, string Type, string Form)
{
    /// <summary>Whether it is a part of the key, or the id of an entry.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether the number stands in JSON as a text.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether NULL is a null, and not a member that was never stored.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>Whether JSON leaves the member out where it has the default of its type.</summary>
    public bool IsOmitted { get; init; }

    /// <summary>The default as the column holds it, of a member that is left out and whose form does not say it: of an enum that is stored by name, an id of the user's, a struct of several members.</summary>
    public string? Default { get; init; }

    /// <summary>The same in UTF-8.</summary>
    public byte[] DefaultUtf8 => field ??= Encoding.UTF8.GetBytes(Default ?? "");

    /// <summary>Whether the column holds members of the whole object that the class does not know.</summary>
    public bool IsMerged => Form == "Merged";
}
