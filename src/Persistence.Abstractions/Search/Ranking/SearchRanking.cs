namespace Persistence.Search;

/// <summary>
/// How well a text fits a query. Docs: docs/search.md. All is additions, multiplications and divisions, which give the same bits on every processor.
/// </summary>
internal static class SearchRanking
{
    // After how many times a word counts little more.
    private const double Saturation = 1.2;

    // How much the length of a text counts, and the length, in words, at which it changes nothing. It is fixed, so that other texts that come and go do not move it.
    private const double LengthShare = 0.5;
    private const double UsualLength = 50;

    private const double Ln2 = 0.6931471805599453;
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>How much the words of one member count.</summary>
    /// <param name="count">How often the word stands there.</param>
    /// <param name="weight">The weight of the member.</param>
    /// <param name="length">How many words its texts have.</param>
    public static double Frequency(int count, int weight, int length) => weight * count / (1 - LengthShare + (LengthShare * length / UsualLength));

    /// <summary>How rare a word is. Always above 0, so that a word that stands everywhere still counts.</summary>
    /// <param name="documents">How many texts there are.</param>
    /// <param name="found">In how many of them the word stands.</param>
    public static double Rarity(long documents, long found) => Log(1 + ((documents - found + 0.5) / (found + 0.5)));

    /// <summary>The score of a text.</summary>
    /// <param name="terms">The words that stand in it, ascending by number, each with its frequency.</param>
    /// <param name="rarity">How rare each word is, by number.</param>
    /// <param name="covered">How many parts of the query's words stand in it.</param>
    /// <param name="parts">How many parts the query's words have.</param>
    public static double Score(ReadOnlySpan<(int Term, double Frequency)> terms, double[] rarity, int covered, int parts)
    {
        var sum = 0.0;
        foreach (var (term, frequency) in terms)
        {
            sum += Part(rarity[term], frequency);
        }

        return Total(sum, covered, parts);
    }

    /// <summary>What a word adds to the sum of a text.</summary>
    /// <param name="rarity">How rare it is.</param>
    /// <param name="frequency">Its frequency.</param>
    public static double Part(double rarity, double frequency) => rarity * frequency * (Saturation + 1) / (frequency + Saturation);

    /// <summary>The score of a text by the sum of its words, added in the order of their numbers.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="covered">How many parts of the query's words stand in it.</param>
    /// <param name="parts">How many parts the query's words have.</param>
    public static double Total(double sum, int covered, int parts) => Math.Max(1e-6, Math.Round(Share(sum, covered, parts), 6));

    /// <summary>The part of a sum that counts where not all of the query's words are found.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="covered">How many parts of the query's words are found.</param>
    /// <param name="parts">How many parts the query's words have.</param>
    public static double Share(double sum, int covered, int parts) => sum * (0.5 + (0.5 * covered / Math.Max(1, parts)));

    /// <summary>What a word can add to a sum at most, however often it stands there.</summary>
    /// <param name="rarity">How rare it is.</param>
    public static double Most(double rarity) => rarity * (Saturation + 1);

    /// <summary>The natural logarithm, the same on every processor, which Math.Log is not.</summary>
    /// <param name="value">1 or more.</param>
    public static double Log(double value)
    {
        var exponent = Math.ILogB(value);
        var mantissa = Math.ScaleB(value, -exponent);
        if (mantissa > Sqrt2)
        {
            mantissa /= 2;
            exponent++;
        }

        var step = (mantissa - 1) / (mantissa + 1);
        var (power, sum) = (step, 0.0);
        for (var divisor = 1; divisor <= 21; divisor += 2)
        {
            sum += power / divisor;
            power *= step * step;
        }

        return (2 * sum) + (exponent * Ln2);
    }
}
