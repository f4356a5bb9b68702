using System.Globalization;

namespace Persistence.Benchmarks.Search;

/// <summary>Texts of about 300 characters, whose words are as unevenly common as those of a language: the word of rank r stands about 1/r as often as the first.</summary>
internal sealed class FactTexts
{
    private const int Vocabulary = 30_000;
    private const int Length = 300;

    private static readonly string[] s_syllables = ["ka", "lo", "mi", "ren", "ta", "su", "ver", "do", "pin", "qua", "el", "bor", "shi", "no", "gra", "ty"];

    private readonly string[] _words;
    private readonly double[] _upTo;
    private readonly Random _random = new(1);

    public FactTexts()
    {
        _words = [.. Enumerable.Range(0, Vocabulary).Select(Word)];
        _upTo = new double[Vocabulary];
        var sum = 0.0;
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            _upTo[rank] = sum += 1.0 / (rank + 3);
        }
    }

    /// <summary>The next text.</summary>
    public string Next()
    {
        var text = new System.Text.StringBuilder(Length + 20);
        while (text.Length < Length)
        {
            text.Append(text.Length == 0 ? "" : " ").Append(_words[Rank()]);
        }

        return text.ToString();
    }

    /// <summary>Three different words of one text, as somebody looks for it.</summary>
    /// <param name="text">The text.</param>
    public string[] Query(string text)
    {
        var words = text.Split(' ').Distinct().ToArray();
        _random.Shuffle(words);
        return words[..3];
    }

    private static string Word(int rank)
    {
        // Common words are short; the number at the end keeps long ones apart without making a word of digits.
        var word = "";
        for (var rest = rank + 1; rest > 0; rest /= s_syllables.Length)
        {
            word += s_syllables[rest % s_syllables.Length];
        }

        return word.ToLower(CultureInfo.InvariantCulture);
    }

    private int Rank()
    {
        var index = Array.BinarySearch(_upTo, _random.NextDouble() * _upTo[^1]);
        return Math.Min(Vocabulary - 1, index < 0 ? ~index : index);
    }
}
