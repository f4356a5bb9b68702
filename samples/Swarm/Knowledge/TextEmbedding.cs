using Persistence.Search;

namespace Swarm.Knowledge;

/// <summary>
/// Makes embeddings of texts without a model: how often each group of three letters stands in a text, in 256 numbers. Texts that are spelled alike are near to each other, whatever the language, with slips of the pen
/// and in other forms of a word; what means the same in other words is not. Where your program has a model, ask it here, and give <see cref="Model"/> another name.
/// </summary>
public static class TextEmbedding
{
    /// <summary>What made the numbers.</summary>
    public const string Model = "letters-3-256";

    /// <summary>How many numbers.</summary>
    public const int Dimensions = 256;

    /// <summary>The embedding of a text; null where it has no letters or digits.</summary>
    public static float[]? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // The words as searches see them: the same on every machine. One space on either side of each, so that its beginning and its end are groups, too.
        var words = TextAnalyzer.Analyze(text);
        return words.Count == 0 ? null : Count($" {string.Join(' ', words.Select(static word => word.Text))} ");
    }

    /// <summary>The embedding of an entry: of its title, content and tags.</summary>
    public static float[]? Of(KnowledgeEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of($"{entry.Title} {entry.Content} {string.Join(' ', entry.Tags)}");
    }

    private static float[] Count(string letters)
    {
        var counts = new float[Dimensions];
        for (var start = 0; start + 3 <= letters.Length; start++)
        {
            counts[Hash(letters.AsSpan(start, 3)) % Dimensions]++;
        }

        // A group that stands there four times counts twice, and not four times.
        return Array.ConvertAll(counts, MathF.Sqrt);
    }

    // FNV-1a: the same in every process and on every machine, which string.GetHashCode is not.
    private static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2166136261;
        foreach (var letter in letters)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return hash;
    }
}
