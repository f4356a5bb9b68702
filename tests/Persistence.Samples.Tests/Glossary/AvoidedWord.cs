using System.Text.RegularExpressions;

namespace Persistence.Samples.Tests.Glossary;

/// <summary>A word or a name that is not to be used, from the last table of docs/glossary.md.</summary>
/// <param name="text">The words, in small letters; a <c>*</c> stands for any ending. In backticks it is a name, whose case counts.</param>
/// <param name="instead">What to say.</param>
internal sealed partial class AvoidedWord(string text, string instead)
{
    private readonly Regex _pattern = text[0] == '`' ? NamePattern(text.Trim('`')) : WordPattern(text);

    /// <summary>Reads the table.</summary>
    public static IReadOnlyList<AvoidedWord> ReadAll(string page) =>
        [.. from row in Row().Matches(page[page.IndexOf("## Checked by a test", StringComparison.Ordinal)..]).Skip(2)
            from word in row.Groups["words"].Value.Split(',', StringSplitOptions.TrimEntries)
            select new AvoidedWord(word, row.Groups["instead"].Value.Trim())];

    /// <summary>Finds the lines that have it.</summary>
    public IEnumerable<(int Line, string Problem)> FindIn(SourceText source)
    {
        var isName = text[0] == '`';
        foreach (Match match in _pattern.Matches(isName ? source.Text : source.Words))
        {
            yield return (isName ? source.LineOfText(match.Index) : source.LineOfWord(match.Index), $"avoid '{text.Trim('`')}'; say: {instead}");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    // Whole words of a name: Refuse* finds RefuseKey, and not Refused.
    private static Regex NamePattern(string name) => name[^1] == '*'
        ? new Regex($@"\b{Regex.Escape(name[..^1])}(?![a-z])\w*")
        : new Regex($@"\b{Regex.Escape(name)}\b");

    private static Regex WordPattern(string words) =>
        new("(?<= )" + Regex.Escape(words).Replace(@"\ ", " ", StringComparison.Ordinal).Replace(@"\*", "[a-z0-9'-]*", StringComparison.Ordinal) + "(?= )");

    [GeneratedRegex(@"^\| (?<words>.+?) \| (?<instead>.*?) \|$|^\|(?<words>-+)\|(?<instead>-+)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
