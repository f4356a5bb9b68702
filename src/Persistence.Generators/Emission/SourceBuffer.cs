using Microsoft.CodeAnalysis.Text;

namespace Persistence.Generators.Emission;

/// <summary>
/// The characters of one file while it is written. Files are written one after another on a thread, so that few arrays serve them
/// all: of a thousand session classes, strings in between and arrays that grow cost as much as reading the classes.
/// </summary>
internal sealed class SourceBuffer
{
    private readonly List<(int Start, int Length)> _longLines = [];
    private readonly Qualifiers? _qualifiers;
    private TextBuffer _text = new();
    private int _lineStart;
    private int _lines;

    /// <summary>Begins a text.</summary>
    /// <param name="qualifiers">Keep its names short; null for a text without names.</param>
    public SourceBuffer(Qualifiers? qualifiers) => _qualifiers = qualifiers;

    /// <summary>How many blocks are open.</summary>
    public int Indentation { get; set; }

    /// <summary>What each line begins with, after its indentation.</summary>
    public string Lead { get; set; } = "";

    /// <summary>Writes what the emitter itself says, whose names are short already: they are looked through only where they must become long.</summary>
    /// <param name="text">The part of a line, or of several.</param>
    public void AppendOwn(string text)
    {
        if (_qualifiers is { IsShort: false })
        {
            Append(text);
        }
        else
        {
            AppendLines(text, 0, text.Length);
        }
    }

    /// <summary>Writes a part of a line, or of several.</summary>
    /// <param name="text">The part.</param>
    public void Append(string text)
    {
        var start = 0;
        for (var next = Next(text, 0); next.Start >= 0; next = Next(text, start))
        {
            AppendLines(text, start, next.Start);
            start = next.Start + next.Length;
            AppendInLine(IsInLiteral() ? text.AsSpan(next.Start, next.Length) : next.Replacement.AsSpan());
        }

        AppendLines(text, start, text.Length);
    }

    /// <summary>Ends a line; what is blank at its end goes.</summary>
    public void EndLine()
    {
        while (_text.Length > _lineStart && char.IsWhiteSpace(_text.Characters[_text.Length - 1]))
        {
            _text.Length--;
        }

        if (_text.Length - _lineStart > LongLines.Limit)
        {
            _longLines.Add((_lineStart, _text.Length - _lineStart));
        }

        _text.Append('\n', 1);
        _lineStart = _text.Length;
        _lines++;
    }

    /// <summary>The directives for the aliases that the text uses.</summary>
    public IEnumerable<string> Directives() => _qualifiers?.Directives(_text.Characters, _text.Length) ?? [];

    /// <summary>Ends the text and gives the arrays back.</summary>
    /// <param name="head">What stands before it.</param>
    /// <returns>What was written.</returns>
    public SourceText Finish(SourceBuffer head)
    {
        if (_longLines.Count > 0)
        {
            _text = LineBreaker.Break(_text, _longLines, head._lines + _lines);
        }

        var text = AsciiText.Of(head._text.Characters, head._text.Length, _text.Characters, _text.Length);
        head._text.Return();
        _text.Return();
        return text;
    }

    private (int Start, int Length, string Replacement) Next(string text, int start) => _qualifiers?.Next(text, start) ?? (-1, 0, "");

    private void AppendLines(string text, int start, int stop)
    {
        for (var end = text.IndexOf('\n', start, stop - start); end >= 0; end = text.IndexOf('\n', start, stop - start))
        {
            AppendInLine(text.AsSpan(start, end - start));
            EndLine();
            start = end + 1;
        }

        AppendInLine(text.AsSpan(start, stop - start));
    }

    private void AppendInLine(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_text.Length == _lineStart)
        {
            _text.Append(' ', Indentation * 4);
            _text.Append(Lead.AsSpan());
        }

        _text.Append(text);
    }

    // What a user wrote in a literal stays as it is. Literals end in the line in which they begin; documentation has none.
    private bool IsInLiteral()
    {
        var line = _text.Characters.AsSpan(_lineStart, _text.Length - _lineStart);
        return Lead.Length == 0 && !LongLines.IsDocumentation(line) && CSharpLiterals.IsOpen(line);
    }
}
