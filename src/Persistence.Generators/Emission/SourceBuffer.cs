using Microsoft.CodeAnalysis.Text;

namespace Persistence.Generators.Emission;

/// <summary>
/// The characters of one file while it is written. Files are written one after another on a thread, so that two arrays serve them
/// all: of a thousand session classes, strings in between and arrays that grow cost as much as reading the classes.
/// </summary>
internal sealed class SourceBuffer
{
    // The V2 limit on lines, which emitted code obeys too. Lines that are too long are the lesser evil.
    private const int MostLines = 400;

    private readonly List<(int Start, int Length)> _longLines = [];
    private char[] _text;
    private int _length;
    private int _lineStart;
    private int _lines;

    public SourceBuffer() => _text = SpareArrays.Rent();

    /// <summary>How many blocks are open.</summary>
    public int Indentation { get; set; }

    /// <summary>What each line begins with, behind its indentation.</summary>
    public string Lead { get; set; } = "";

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

        if (_length - _lineStart > LongLines.Limit)
        {
            _longLines.Add((_lineStart, _length - _lineStart));
        }

        Reserve(1);
        _text[_length++] = '\n';
        _lineStart = _length;
        _lines++;
    }

    /// <summary>Ends the text and gives the array back.</summary>
    /// <returns>What was written.</returns>
    public SourceText Finish()
    {
        if (_longLines.Count > 0)
        {
            BreakLongLines();
        }

        var text = AsciiText.Of(_text, _length);
        SpareArrays.Return(_text);
        _text = [];
        return text;
    }

    private void BreakLongLines()
    {
        // Of each long line the pieces that it becomes, all in one list.
        var pieces = new List<(int Start, int End)>();
        var ends = _longLines.ConvertAll(line =>
        {
            LongLines.Break(_text.AsSpan(line.Start, line.Length), pieces);
            return pieces.Count;
        });
        if (_lines + pieces.Count - ends.Count > MostLines)
        {
            return;
        }

        var (before, end) = (_text, _length);
        _text = SpareArrays.Rent();
        _length = 0;
        var copied = 0;
        for (var index = 0; index < ends.Count; index++)
        {
            var (start, length) = _longLines[index];
            Copy(before.AsSpan(copied, start - copied));
            CopyPieces(before.AsSpan(start, length), pieces, index == 0 ? 0 : ends[index - 1], ends[index]);
            copied = start + length;
        }

        Copy(before.AsSpan(copied, end - copied));
        SpareArrays.Return(before);
    }

    private void CopyPieces(ReadOnlySpan<char> line, List<(int Start, int End)> pieces, int first, int end)
    {
        var indentation = LongLines.Indentation(line);
        for (var index = first; index < end; index++)
        {
            if (index > first)
            {
                Copy("\n".AsSpan());
                Copy(line.Slice(0, indentation));
                Copy(LongLines.Lead(line).AsSpan());
            }

            Copy(line.Slice(pieces[index].Start, pieces[index].End - pieces[index].Start));
        }
    }

    private void Copy(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void AppendInLine(string text, int start, int length)
    {
        if (length == 0)
        {
            return;
        }

        if (_length == _lineStart)
        {
            var indentation = Indentation * 4;
            Reserve(indentation);
            _text.AsSpan(_length, indentation).Fill(' ');
            _length += indentation;
            Copy(Lead.AsSpan());
        }

        Copy(text.AsSpan(start, length));
    }

    private void Reserve(int more)
    {
        if (_length + more > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + more));
        }
    }
}
