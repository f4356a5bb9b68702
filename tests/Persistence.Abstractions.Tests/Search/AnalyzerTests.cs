using System.Text;
using Persistence.Search;

namespace Persistence.Abstractions.Tests.Search;

public sealed class AnalyzerTests
{
    [Fact]
    public void A_compound_stands_where_its_first_part_does()
    {
        var tokens = TextAnalyzer.Analyze("A multi-agent HttpClient!");
        Assert.Equal(
            [
                new SearchToken("a", SearchTokenKind.Word, 0, 0, 1),
                new SearchToken("multi-agent", SearchTokenKind.Compound, 1, 2, 11),
                new SearchToken("multi", SearchTokenKind.Word, 1, 2, 5),
                new SearchToken("agent", SearchTokenKind.Word, 2, 8, 5),
                new SearchToken("httpclient", SearchTokenKind.Compound, 3, 14, 10),
                new SearchToken("http", SearchTokenKind.Word, 3, 14, 4),
                new SearchToken("client", SearchTokenKind.Word, 4, 18, 6),
            ],
            tokens);
    }

    [Fact]
    public void Pairs_overlap()
    {
        var tokens = TextAnalyzer.Analyze("見 東京都");
        Assert.Equal(
            [
                new SearchToken("見", SearchTokenKind.Alone, 0, 0, 1),
                new SearchToken("東京", SearchTokenKind.Pair, 1, 2, 2),
                new SearchToken("京都", SearchTokenKind.Pair, 2, 3, 2),
                new SearchToken("都", SearchTokenKind.PairEnd, 3, 4, 1),
            ],
            tokens);
    }

    [Theory]
    [InlineData("cafe\u0301 bar", "caf\u00E9 bar")]
    [InlineData("\u0065\u0323\u0302", "\u1EC7")]
    [InlineData("\u304B\u3099", "\u304C")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\uD55C", "\u1112\u1161\u11AB")]
    [InlineData("\u0E01\u0E49\u0E38", "\u0E01\u0E38\u0E49")]
    [InlineData("\u0915\u093C", "\u0958")]
    [InlineData("\u0627\u0655", "\u0625")]
    [InlineData("\u2126", "\u03C9")]
    [InlineData("\u212A", "k")]
    [InlineData("STRASSE", "straße")]
    public void Ways_to_write_a_word_are_one(string left, string right) =>
        Assert.Equal(TextAnalyzer.Analyze(left).Select(static token => token.Text), TextAnalyzer.Analyze(right).Select(static token => token.Text));

    [Fact]
    public void A_removed_mark_belongs_to_its_word() =>
        Assert.Equal([new SearchToken("cafe", SearchTokenKind.Word, 0, 1, 5)], TextAnalyzer.Analyze("(cafe\u0301)"));

    [Fact]
    public void What_is_not_valid_Unicode_separates_words() =>
        Assert.Equal(["a", "b", "c"], TextAnalyzer.Analyze("a\uD800b\uDC00c").Select(static token => token.Text));

    [Fact]
    public void A_long_word_is_compared_by_its_beginning()
    {
        var token = Assert.Single(TextAnalyzer.Analyze(new string('a', 10_000)));
        Assert.Equal((new string('a', token.Text.Length), 10_000), (token.Text, token.Length));
        Assert.InRange(token.Text.Length, TextAnalyzer.MaxTokenLength - 2, TextAnalyzer.MaxTokenLength);
    }

    [Fact]
    public void Nothing_has_no_words() => Assert.Empty(TextAnalyzer.Analyze(""));

    [Fact]
    public void A_text_is_demanded() => Assert.Throws<ArgumentNullException>(static () => TextAnalyzer.Analyze(null!));

    [Fact]
    public void Each_character_of_Unicode_is_taken()
    {
        for (var value = 0; value <= 0x10FFFF; value += 8)
        {
            var text = string.Concat(Enumerable.Range(value, 8).Select(static rune => $"{Text(rune)} a{Text(rune)}b 中"));
            Check(text);
        }

        static string Text(int rune) => rune is >= 0xD800 and <= 0xDFFF ? ((char)rune).ToString() : new Rune(rune).ToString();
    }

    [Fact]
    public void Any_text_is_taken()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            Check(RandomText(random, random.Next(200)));
        }

        for (var round = 0; round < 20; round++)
        {
            Check(RandomText(random, 10_000));
        }
    }

    // The worst texts for what looks ahead or back: a function that is not linear would take minutes here.
    [Theory]
    [InlineData("a")]
    [InlineData("aA1-")]
    [InlineData("a.")]
    [InlineData("\u0301")]
    [InlineData("\u0E38\u0E49\u0E01")]
    [InlineData("\u0E49\u0E38")]
    [InlineData("中")]
    [InlineData("\uFDFA")]
    [InlineData("+")]
    [InlineData("\uD800")]
    public void Any_length_is_taken(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 200_000 / pattern.Length));
        Assert.InRange(TextAnalyzer.Analyze(text).Count, 0, 18 * text.Length);
    }

    private static void Check(string text)
    {
        var tokens = TextAnalyzer.Analyze(text);
        var (position, start) = (0, 0);
        foreach (var token in tokens)
        {
            var isWhole = token.Text.Length is > 0 and <= TextAnalyzer.MaxTokenLength && token.Start >= 0 && token.Length > 0 && token.Start + token.Length <= text.Length;
            var isInOrder = token.Position >= position && token.Position <= position + 1 && token.Start >= start;
            if (!isWhole || !isInOrder)
            {
                Assert.Fail($"{token} of {Escaped(text)}");
            }

            (position, start) = (token.Position, token.Start);
        }
    }

    private static string RandomText(Random random, int length)
    {
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            text.Append(random.Next(8) switch
            {
                0 => (char)random.Next(0xD800, 0xE000),
                1 => (char)random.Next(0x300, 0x370),
                2 => (char)random.Next(0xE00, 0x1200),
                3 => (char)random.Next(0x3000, 0xA000),
                4 => "-_.'·,+#"[random.Next(8)],
                5 or 6 => (char)random.Next(0x20, 0x250),
                _ => (char)random.Next(0x10000),
            });
        }

        return text.ToString();
    }

    private static string Escaped(string text) => string.Concat(text.Select(static unit => $"\\u{(int)unit:X4}"));
}
