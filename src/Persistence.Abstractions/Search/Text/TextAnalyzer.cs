namespace Persistence.Search;

/// <summary>
/// Takes texts apart into the words that search compares, for facts and for queries alike. The same text gives the same words on every machine,
/// in every culture and with every backend: it knows Unicode 15.0 from its own tables. Any text is taken, in linear time, also one that is not valid Unicode.
/// </summary>
/// <remarks>
/// Case, diacritics and forms of compatibility (full width, ligatures, superscripts) are removed, and decimal digits become those of ASCII. Han, kana, Hangul, Thai and other
/// scripts without spaces between words become overlapping pairs of characters. Identifiers, versions and numbers (<c>multi-agent</c>, <c>user_id</c>,
/// <c>HttpClient</c>, <c>10.0.1</c>) are found whole and by their parts, and Arabic words with their article and without it. Everything else separates words. For many threads.
/// </remarks>
public static class TextAnalyzer
{
    /// <summary>The version of what it makes of a text. It rises when a text gives other words.</summary>
    public const int Version = 2;

    /// <summary>The most UTF-16 units of a word that are compared.</summary>
    public const int MaxTokenLength = 128;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <returns>Its words, ascending by position; a compound before its parts. Empty when there is none.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static IReadOnlyList<SearchToken> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<SearchToken>(text.Length / 4);
        new TokenReader().Read(text, tokens);
        return tokens;
    }

}
