namespace Persistence.Search;

/// <summary>Goes through all postings of a segment, word by word, to write them into another one. For one thread.</summary>
/// <param name="blocks">Where the index is kept.</param>
/// <param name="segment">The number of the segment.</param>
/// <param name="shape">Its pages, and the ordinal in the new segment of each of its documents; -1 for one that is left out.</param>
internal sealed class SegmentCursor(ISearchBlocks blocks, long segment, (SegmentRoot Root, int Members, int[] Ordinals) shape)
{
    private readonly PageReader _page = new();
    private int _next;

    /// <summary>The word.</summary>
    public ReadOnlySpan<byte> Term => _page.Term;

    /// <summary>Goes to the next word, or to more postings of the same.</summary>
    /// <returns>False at the end.</returns>
    public bool Next()
    {
        while (!_page.Next())
        {
            if (_next == shape.Root.Pages)
            {
                return false;
            }

            _page.Begin(blocks.Read(BlockNumbers.Page(segment, _next++)) ?? throw PackedReader.Damaged());
        }

        return true;
    }

    /// <summary>Writes the postings.</summary>
    /// <param name="output">Receives them.</param>
    public void CopyTo(PageWriter output)
    {
        var documents = new PackedReader(_page.Documents);
        var places = new PackedReader(_page.Places);
        var ordinal = 0L;
        for (var posting = 0; posting < _page.Postings; posting++)
        {
            var number = documents.Long();
            ordinal += number >> 1;
            var (runs, count) = (documents.Position, 1);
            var hasRuns = (number & 1) != 0;
            if (hasRuns)
            {
                count = WordRuns.Skip(ref documents, shape.Members);
            }

            var start = places.Position;
            for (var place = 0; place < count; place++)
            {
                places.Int();
            }

            var target = ordinal < shape.Ordinals.Length ? shape.Ordinals[ordinal] : throw PackedReader.Damaged();
            if (target >= 0)
            {
                output.Add(target, hasRuns ? documents.Since(runs) : "\0"u8, places.Since(start));
            }
        }
    }
}
