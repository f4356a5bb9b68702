namespace Persistence.Generators.Emission;

/// <summary>
/// The characters of one file while it is written. Files are written one after another on a thread, so that one array serves them
/// all: of a thousand session classes, strings in between and arrays that grow cost as much as reading the classes.
/// </summary>
internal sealed class SourceBuffer
{
    [ThreadStatic]
    private static char[]? s_spare;

    private char[] _text;
    private int _length;
    private int _lineStart;

    public SourceBuffer()
    {
        _text = s_spare ?? new char[32 * 1024];
        s_spare = null;
    }

    /// <summary>How many blocks are open.</summary>
    public int Indentation { get; set; }

    /// <summary>Writes a part of a line, or of several.</summary>
    /// <param name="text">The part.</param>
    public void Append(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            AppendInLine(text, start, end - start);
            EndLine();
            start = end + 1;
        }

        AppendInLine(text, start, text.Length - start);
    }

    /// <summary>Ends a line; what is blank at its end goes.</summary>
    public void EndLine()
    {
        while (_length > _lineStart && char.IsWhiteSpace(_text[_length - 1]))
        {
            _length--;
        }

        Reserve(1);
        _text[_length++] = '\n';
        _lineStart = _length;
    }

    /// <summary>Ends the text and gives the array back.</summary>
    /// <returns>What was written.</returns>
    public string Finish()
    {
        var text = new string(_text, 0, _length);
        s_spare = _text;
        _text = [];
        return text;
    }

    private void AppendInLine(string text, int start, int length)
    {
        if (length == 0)
        {
            return;
        }

        var indentation = _length == _lineStart ? Indentation * 4 : 0;
        Reserve(indentation + length);
        _text.AsSpan(_length, indentation).Fill(' ');
        text.CopyTo(start, _text, _length + indentation, length);
        _length += indentation + length;
    }

    private void Reserve(int more)
    {
        if (_length + more > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + more));
        }
    }
}
