namespace Persistence.Search;

/// <summary>Documents of a segment that are scored, and their sums.</summary>
/// <param name="matches">The segment's matches.</param>
/// <param name="masks">Which terms each document holds, a bit for each.</param>
/// <param name="isWanted">Says by these whether a document is scored.</param>
/// <param name="sums">The sum of each document.</param>
internal readonly ref struct ScoreTarget(SegmentMatches matches, ReadOnlySpan<byte> masks, ReadOnlySpan<bool> isWanted, Span<double> sums)
{
    private readonly ReadOnlySpan<byte> _masks = masks;
    private readonly ReadOnlySpan<bool> _isWanted = isWanted;

    /// <summary>The sum of each document.</summary>
    public Span<double> Sums { get; } = sums;

    /// <summary>How many words each member of each document has.</summary>
    public ReadOnlySpan<int> Lengths { get; } = matches.Documents.Lengths;

    /// <summary>Whether a document is scored.</summary>
    /// <param name="ordinal">Which.</param>
    public bool Wants(int ordinal) => _isWanted[_masks[ordinal]];

    /// <summary>What a term adds to the sum of a document.</summary>
    /// <param name="postings">Its postings.</param>
    /// <param name="index">Which of these.</param>
    /// <param name="rarity">How rare it is.</param>
    public double Part(ITermPostings postings, int index, double rarity)
    {
        var members = matches.Weights.Length;
        return SearchRanking.Part(rarity, postings.Frequency(index, matches.Weights, Lengths.Slice(postings.Ordinals[index] * members, members)));
    }
}
