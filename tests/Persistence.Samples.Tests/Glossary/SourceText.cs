using System.Text;
using System.Text.RegularExpressions;

namespace Persistence.Samples.Tests.Glossary;

/// <summary>A file as a row of words in small letters, whatever stands between them: <c>LeftOver</c>, <c>left_over</c> and "left over" on two lines are the same.</summary>
internal sealed partial class SourceText
{
    private readonly List<int> _starts = [];
    private readonly List<int> _lines = [];

    /// <summary>Splits a text.</summary>
    public SourceText(string text)
    {
        Text = text;
        var words = new StringBuilder(" ");
        foreach (Match match in Word().Matches(text))
        {
            _starts.Add(words.Length);
            _lines.Add(LineOfText(match.Index));
            words.Append(match.Value.ToLowerInvariant()).Append(' ');
        }

        Words = words.ToString();
    }

    /// <summary>The text as it is.</summary>
    public string Text { get; }

    /// <summary>The words, with one space around each.</summary>
    public string Words { get; }

    /// <summary>The line of a position in <see cref="Text"/>.</summary>
    public int LineOfText(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    /// <summary>The line of a position in <see cref="Words"/>.</summary>
    public int LineOfWord(int position)
    {
        var index = _starts.BinarySearch(position);
        return _lines[index < 0 ? ~index - 1 : index];
    }

    // A run of capitals, a capitalized word, or small letters; hyphens and apostrophes join.
    [GeneratedRegex(@"(?:[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+)(?:['’-][A-Za-z0-9]+)*")]
    private static partial Regex Word();
}
