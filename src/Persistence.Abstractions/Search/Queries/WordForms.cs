namespace Persistence.Search;

/// <summary>
/// Other forms of a word: those that begin as it does but for its end, in whatever language. Docs: docs/search.md. They are looked for where the word itself is rare: of a
/// common one there are enough hits, and its beginning would find half of everything.
/// </summary>
internal static class WordForms
{
    // In how many sessions or entries a word stands at most whose other forms are looked for.
    private const int MostFound = 8;

    private const int Shortest = 4;

    // From how many letters on an end has two letters, and three.
    private const int Medium = 6;
    private const int Long = 8;

    /// <summary>Whether other forms of a word are looked for.</summary>
    /// <param name="term">The word.</param>
    /// <param name="found">In how many sessions or entries it stands.</param>
    public static bool AreSought(QueryTerm term, long found) => found <= MostFound && term.Kind == QueryTermKind.Word && term.Text.Length >= Shortest && IsOfLetters(term.Text);

    /// <summary>How the forms of a word begin.</summary>
    /// <param name="word">The word.</param>
    public static string BeginningOf(string word)
    {
        var end = word.Length switch
        {
            < Medium => 1,
            < Long => 2,
            _ => 3,
        };
        var length = Math.Max(Shortest, word.Length - end);
        return word[..(length < word.Length && char.IsLowSurrogate(word[length]) ? length + 1 : length)];
    }

    private static bool IsOfLetters(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (UnicodeTables.Instance.Properties(rune.Value).Kind is not (RuneKind.Letter or RuneKind.Mark))
            {
                return false;
            }
        }

        return true;
    }
}
