namespace Persistence.Search;

/// <summary>The numbers for what a segment has of its sessions or entries, as <see cref="RecordHash"/> computes them.</summary>
internal static class SegmentHashes
{
    /// <summary>Computes them.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    /// <param name="segment">The number of the segment.</param>
    /// <param name="documents">Its documents.</param>
    public static ulong[] Of(ISearchBlocks blocks, long segment, SegmentDocuments documents)
    {
        var hashes = new ulong[documents.Count];
        for (var ordinal = 0; ordinal < documents.Count; ordinal++)
        {
            hashes[ordinal] = RecordHash.OfLengths(documents.Lengths.Slice(ordinal * documents.Members, documents.Members));
        }

        var root = SegmentRoot.Read(blocks, segment, documents.Members);
        var reader = new PageReader();
        for (var page = 0; page < root.Pages; page++)
        {
            reader.Begin(blocks.Read(BlockNumbers.Page(segment, page)) ?? throw PackedReader.Damaged());
            while (reader.Next())
            {
                Add(reader, documents.Members, hashes);
            }
        }

        return hashes;
    }

    private static void Add(PageReader page, int members, ulong[] hashes)
    {
        var documents = new PackedReader(page.Documents);
        var places = new PackedReader(page.Places);
        var ordinal = 0L;
        for (var posting = 0; posting < page.Postings; posting++)
        {
            var number = documents.Long();
            ordinal += number >> 1;
            var (runs, count) = (documents.Position, 1);
            if ((number & 1) != 0)
            {
                count = WordRuns.Skip(ref documents, members);
            }

            var start = places.Position;
            for (; count > 0; count--)
            {
                places.Int();
            }

            if (ordinal >= hashes.Length)
            {
                throw PackedReader.Damaged();
            }

            hashes[ordinal] += RecordHash.OfWord(page.Term, (number & 1) != 0 ? documents.Since(runs) : "\0"u8, places.Since(start));
        }
    }
}
