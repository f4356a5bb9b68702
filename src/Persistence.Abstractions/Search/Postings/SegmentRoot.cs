namespace Persistence.Search;

/// <summary>The first word of each page of a segment.</summary>
internal sealed class SegmentRoot
{
    private readonly byte[][] _first;

    private SegmentRoot(byte[][] first) => _first = first;

    /// <summary>How many pages there are.</summary>
    public int Pages => _first.Length;

    /// <summary>Reads it.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    /// <param name="segment">The number of the segment.</param>
    /// <param name="members">How many members are searched.</param>
    public static SegmentRoot Read(ISearchBlocks blocks, long segment, int members)
    {
        var reader = new PackedReader(blocks.Read(BlockNumbers.Root(segment)) ?? throw PackedReader.Damaged());
        if (reader.Int() != members)
        {
            throw PackedReader.Damaged();
        }

        var first = new List<byte[]>();
        var term = new PackedTerm();
        for (var pages = reader.Int(); pages > 0; pages--)
        {
            term.Read(ref reader);
            first.Add(term.Text.ToArray());
        }

        return new SegmentRoot([.. first]);
    }

    /// <summary>The first page in which a word, or one after it, can stand.</summary>
    /// <param name="term">The word.</param>
    public int PageOf(ReadOnlySpan<byte> term)
    {
        var (low, high) = (0, _first.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _first[middle].AsSpan().SequenceCompareTo(term) < 0 ? (middle + 1, high) : (low, middle);
        }

        return Math.Max(0, low - 1);
    }

    /// <summary>Whether a page begins with a word that sorts after another one and does not begin as it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="term">The other word.</param>
    public bool IsAfter(int page, ReadOnlySpan<byte> term) => _first[page].AsSpan().SequenceCompareTo(term) > 0 && !_first[page].AsSpan().StartsWith(term);
}
