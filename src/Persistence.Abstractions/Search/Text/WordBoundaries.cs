namespace Persistence.Search;

/// <summary>Where a word goes on, and where a piece of it begins.</summary>
internal static class WordBoundaries
{
    private const int FirstArabic = 0x600;
    private const int LastArabic = 0x6FF;
    private const int LettersOfNoun = 3;

    private static readonly string[] s_articles = ["\u0627\u0644", "\u0644\u0644", "\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0643\u0627\u0644", "\u0641\u0627\u0644", "\u0648\u0644\u0644"];

    /// <summary>Whether what stands at a place joins the word before it with the one after it.</summary>
    /// <param name="runes">The text.</param>
    /// <param name="index">The place after a word.</param>
    public static bool Joins(List<FoldedRune> runes, int index) => index + 1 < runes.Count && runes[index].Kind switch
    {
        RuneKind.Joiner => IsWord(runes[index + 1]),
        RuneKind.NumberJoiner => runes[index - 1].Kind == RuneKind.Digit && runes[index + 1].Kind == RuneKind.Digit,
        _ => false,
    };

    /// <summary>Where the suffix of a language's name ends: one # or two + after a letter, as in C#, F# and C++.</summary>
    /// <param name="runes">The text.</param>
    /// <param name="index">The place after a word.</param>
    /// <returns>The place after the suffix; <paramref name="index"/> where there is none.</returns>
    public static int SuffixEnd(List<FoldedRune> runes, int index)
    {
        if (index == runes.Count || runes[index].Kind != RuneKind.Suffix || runes[index - 1].Kind == RuneKind.Digit)
        {
            return index;
        }

        var length = runes[index].Value == '#' ? 1 : 2;
        var end = index;
        while (end < runes.Count && end <= index + length && runes[end].Value == runes[index].Value)
        {
            end++;
        }

        return end == index + length && !BeginsWord(runes, end) ? end : index;
    }

    /// <summary>
    /// Whether a piece of a word begins at a place: a digit after a letter, a letter after a digit, a capital after a small letter, and the last of several capitals before
    /// two small letters (HTTPClient, but not URLs).
    /// </summary>
    /// <param name="runes">The text.</param>
    /// <param name="index">The place; not the first one of the word.</param>
    /// <param name="end">Where the word ends.</param>
    public static bool Splits(List<FoldedRune> runes, int index, int end)
    {
        var (before, here) = (runes[index - 1], runes[index]);
        if (here.IsContinuation || here.Kind == RuneKind.Mark || before.Kind == RuneKind.Mark)
        {
            return false;
        }

        return before.Kind != here.Kind || (here.Case == RuneCase.Upper && (before.Case == RuneCase.Lower || (before.Case == RuneCase.Upper && IsLower(index + 1) && IsLower(index + 2))));

        bool IsLower(int next) => next < end && runes[next].Case == RuneCase.Lower;
    }

    /// <summary>
    /// Where the noun of an Arabic word begins: after its article, and what is written together with that (والوكيل, بالملف, للملف). The rest has three letters at least, so
    /// that few words of other languages in this script are taken for one.
    /// </summary>
    /// <param name="runes">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>The start of the noun; <paramref name="start"/> where there is no article.</returns>
    public static int NounStart(List<FoldedRune> runes, int start, int end)
    {
        if (runes[start].Value is < FirstArabic or > LastArabic)
        {
            return start;
        }

        foreach (var article in s_articles)
        {
            if (end - start >= article.Length + LettersOfNoun && Begins(runes, start, article))
            {
                return start + article.Length;
            }
        }

        return start;
    }

    private static bool Begins(List<FoldedRune> runes, int start, string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (runes[start + index].Value != text[index])
            {
                return false;
            }
        }

        return true;
    }

    private static bool BeginsWord(List<FoldedRune> runes, int index) => index < runes.Count && IsWord(runes[index]);

    private static bool IsWord(FoldedRune rune) => rune.Kind is RuneKind.Letter or RuneKind.Digit;
}
