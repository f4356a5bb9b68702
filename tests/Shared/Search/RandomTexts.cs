namespace Persistence.Tests.Search;

/// <summary>Texts and queries of few words, so that words are in many texts, stand side by side, begin alike and are parts of others.</summary>
internal sealed class RandomTexts(Random random)
{
    private static readonly string[] s_words =
    [
        "alpha", "beta", "gamma", "alphabet", "al", "HttpClient", "http-client", "multi-agent", "agent", "user_id", "10.0.1", "C#", "Straße", "strasse",
        "東京都", "東京", "京", "ไทย", "ภาษาไทย", "the", "the", "the", "of", "of", "a", "ﬁle", "é", "e\u0301", "👍", "x\uD800y", "MixedCaseWord", new('z', 300), new string('z', 200) + "-tail",
    ];

    /// <summary>A text.</summary>
    /// <param name="most">The most words.</param>
    public string Text(int most) => string.Join(random.Next(8) == 0 ? ", " : " ", Enumerable.Range(0, random.Next(most + 1)).Select(_ => Word()));

    /// <summary>A query.</summary>
    public SearchQuery Query()
    {
        var query = new SearchQuery(random.Next(3) == 0 ? "" : Text(4));
        for (var count = random.Next(3); count > 0; count--)
        {
            query = random.Next(5) switch
            {
                0 => query.All(Text(2)),
                1 => query.Any(Text(3)),
                2 => query.Phrase(Text(3)),
                3 => query.Prefix(Beginning()),
                _ => query.Without(Text(2)),
            };
        }

        return query;
    }

    // Valid Unicode only, where it is stored.
    public string Stored(int most) => Text(most).Replace("\uD800", "", StringComparison.Ordinal);

    private string Word() => s_words[random.Next(s_words.Length)];

    private string Beginning()
    {
        var word = Word();
        return word[..random.Next(1, word.Length + 1)];
    }
}
