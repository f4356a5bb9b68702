using System.Runtime.CompilerServices;

namespace Persistence.Generators.Emission;

/// <summary>
/// Writes C# with indentation. All emission goes through it; line ends are the same on every machine. An interpolated string is
/// written part by part to where it belongs, and never becomes a string of its own.
/// </summary>
internal sealed class SourceWriter
{
    /// <summary>Begins a text.</summary>
    /// <param name="qualifiers">Keep its names short; null for a text without names.</param>
    public SourceWriter(Qualifiers? qualifiers = null) => Buffer = new SourceBuffer(qualifiers);

    /// <summary>What was written.</summary>
    public SourceBuffer Buffer { get; }

    /// <summary>Writes lines at the present indentation. Empty lines stay empty.</summary>
    /// <param name="text">One line or several.</param>
    public void Write(string text)
    {
        Buffer.Append(text);
        Buffer.EndLine();
    }

    /// <summary>Writes lines at the present indentation. Empty lines stay empty.</summary>
    /// <param name="text">One line or several, which have been written by now.</param>
    public void Write([InterpolatedStringHandlerArgument("")] ref SourceLines text) => Buffer.EndLine();

    /// <summary>Writes an empty line.</summary>
    public void Line() => Buffer.EndLine();

    /// <summary>Opens a block.</summary>
    /// <param name="head">What stands before its brace.</param>
    public void Open(string head)
    {
        Write(head);
        Write("{");
        Buffer.Indentation++;
    }

    /// <summary>Opens a block.</summary>
    /// <param name="head">What stands before its brace.</param>
    public void Open([InterpolatedStringHandlerArgument("")] ref SourceLines head)
    {
        Write(ref head);
        Write("{");
        Buffer.Indentation++;
    }

    /// <summary>Closes a block.</summary>
    /// <param name="tail">What stands after its brace.</param>
    public void Close(string tail = "")
    {
        Buffer.Indentation--;
        Buffer.Append("}");
        Write(tail);
    }

    /// <summary>Writes XML documentation.</summary>
    /// <param name="text">One line or several, without the slashes, which have been written by now.</param>
    public void Document([InterpolatedStringHandlerArgument("")] ref DocumentationLines text)
    {
        Buffer.EndLine();
        Buffer.Lead = "";
    }

    /// <summary>Begins documentation: each line gets slashes.</summary>
    public void BeginDocumentation() => Buffer.Lead = "/// ";

    /// <summary>Writes a part of a line, or of several.</summary>
    /// <param name="text">The part.</param>
    public void Append(string text) => Buffer.Append(text);
}
