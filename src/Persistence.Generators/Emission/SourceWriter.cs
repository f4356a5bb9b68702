using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace Persistence.Generators.Emission;

/// <summary>
/// Writes C# with indentation. All emission goes through it; line ends are the same on every machine. An interpolated string is
/// written part by part to where it belongs, and never becomes a string of its own.
/// </summary>
internal sealed class SourceWriter
{
    private readonly SourceBuffer _buffer = new();

    /// <summary>Writes lines at the present indentation. Empty lines stay empty.</summary>
    /// <param name="text">One line or several.</param>
    public void Write(string text)
    {
        _buffer.Append(text);
        _buffer.EndLine();
    }

    /// <summary>Writes lines at the present indentation. Empty lines stay empty.</summary>
    /// <param name="text">One line or several, which have been written by now.</param>
    public void Write([InterpolatedStringHandlerArgument("")] ref SourceLines text) => _buffer.EndLine();

    /// <summary>Writes an empty line.</summary>
    public void Line() => _buffer.EndLine();

    /// <summary>Opens a block.</summary>
    /// <param name="head">What stands before its brace.</param>
    public void Open(string head)
    {
        Write(head);
        Write("{");
        _buffer.Indentation++;
    }

    /// <summary>Opens a block.</summary>
    /// <param name="head">What stands before its brace.</param>
    public void Open([InterpolatedStringHandlerArgument("")] ref SourceLines head)
    {
        Write(ref head);
        Write("{");
        _buffer.Indentation++;
    }

    /// <summary>Closes a block.</summary>
    /// <param name="tail">What stands behind its brace.</param>
    public void Close(string tail = "")
    {
        _buffer.Indentation--;
        _buffer.Append("}");
        Write(tail);
    }

    /// <summary>Writes XML documentation.</summary>
    /// <param name="text">One line or several, without the slashes, which have been written by now.</param>
    public void Document([InterpolatedStringHandlerArgument("")] ref DocumentationLines text)
    {
        _buffer.EndLine();
        _buffer.Lead = "";
    }

    /// <summary>Begins documentation: each line gets slashes.</summary>
    public void BeginDocumentation() => _buffer.Lead = "/// ";

    /// <summary>Writes a part of a line, or of several.</summary>
    /// <param name="text">The part.</param>
    public void Append(string text) => _buffer.Append(text);

    /// <summary>Ends the text. The writer is not used again.</summary>
    /// <returns>What was written.</returns>
    public SourceText Finish() => _buffer.Finish();
}
