namespace Persistence.Search;

/// <summary>
/// In which documents of a segment a word stands, as it is kept in memory: how often is one number where the word stands in one member, the bytes of the segment where it stands in several.
/// Immutable, for many threads.
/// </summary>
/// <param name="ordinals">The ordinals of the documents, ascending.</param>
/// <param name="counts">The members and counts; empty where the word stands once, in the first member, of each document.</param>
/// <param name="runs">The members and counts of documents where they are no such number, by index.</param>
/// <param name="places">Where the word stands; null where that was not asked for.</param>
internal sealed class SegmentTerm(int[] ordinals, ushort[] counts, Dictionary<int, byte[]>? runs, TermPlaces? places) : ITermPostings
{
    /// <summary>The number in place of the members and counts of a document that are no such number.</summary>
    public const int InRuns = ushort.MaxValue;

    // What an object and its arrays take beside their elements.
    private const int Overhead = 200;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Ordinals => ordinals;

    /// <summary>The members and counts of the documents, less 1; empty where the word stands once, in the first member, of each. Of one member it is the count; <see cref="InRuns"/> for others.</summary>
    public ReadOnlySpan<ushort> Counts => counts;

    /// <summary>Whether the places are there.</summary>
    public bool HasPlaces => places is not null;

    /// <summary>How many bytes it takes, about.</summary>
    public long Size => Overhead + (sizeof(int) * ordinals.Length) + (sizeof(ushort) * counts.Length) + ((runs?.Count ?? 0) * Overhead / 2) + (places?.Size ?? 0);

    /// <inheritdoc/>
    public double Frequency(int index, int[] weights, ReadOnlySpan<int> lengths)
    {
        var run = counts.Length == 0 ? 0 : counts[index];
        if (run == InRuns)
        {
            return Sum(runs![index], weights, lengths);
        }

        var member = weights.Length == 1 ? 0 : run % weights.Length;
        return SearchRanking.Frequency((weights.Length == 1 ? run : run / weights.Length) + 1, weights[member], lengths[member]);
    }

    /// <inheritdoc/>
    public void CopyPlaces(int index, int term, TermPositions target) => places!.CopyTo(index, term, target);

    private static double Sum(byte[] bytes, int[] weights, ReadOnlySpan<int> lengths)
    {
        var reader = new PackedReader(bytes);
        var frequency = 0.0;
        bool hasMore;
        do
        {
            (var member, var count, hasMore) = WordRuns.Read(ref reader, weights.Length);
            frequency += SearchRanking.Frequency(count, weights[member], lengths[member]);
        }
        while (hasMore);
        return frequency;
    }
}
