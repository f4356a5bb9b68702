using System.Text;

namespace Persistence.Generators.Emission;

/// <summary>Writes C# with indentation. All emission goes through it; line ends are the same on every machine.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes lines at the present indentation. Empty lines stay empty.</summary>
    /// <param name="text">One line or several.</param>
    public void Write(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var content = line.TrimEnd();
            if (content.Length > 0)
            {
                _text.Append(' ', _indentation * 4).Append(content);
            }

            _text.Append('\n');
        }
    }

    /// <summary>Writes an empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>Opens a block.</summary>
    /// <param name="head">What stands before its brace.</param>
    public void Open(string head)
    {
        Write(head);
        Write("{");
        _indentation++;
    }

    /// <summary>Closes a block.</summary>
    /// <param name="tail">What stands behind its brace.</param>
    public void Close(string tail = "")
    {
        _indentation--;
        Write("}" + tail);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
