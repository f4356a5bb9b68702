namespace Persistence.Search;

/// <summary>Writes and reads the documents of a segment, some hundred in a block.</summary>
/// <param name="blocks">Where the index is kept.</param>
internal sealed class DocumentBlocks(ISearchBlocks blocks)
{
    /// <summary>Writes them.</summary>
    /// <param name="segment">The number of the segment.</param>
    /// <param name="documents">They.</param>
    /// <returns>How many blocks they take.</returns>
    public int Write(long segment, SegmentDocuments documents)
    {
        var output = new PackedWriter();
        var count = 0;
        var (number, sequence) = (0, 0);
        for (var ordinal = 0; ordinal < documents.Count; ordinal++)
        {
            output.Signed((long)documents.Numbers[ordinal] - number);
            output.Signed((long)documents.Sequences[ordinal] - sequence);
            (number, sequence) = (documents.Numbers[ordinal], documents.Sequences[ordinal]);
            foreach (var length in documents.Lengths.Slice(ordinal * documents.Members, documents.Members))
            {
                output.Number(length);
            }

            if (output.Length >= PageWriter.FullPage || ordinal == documents.Count - 1)
            {
                blocks.Write(BlockNumbers.DocumentBlock(segment, count++), output.Written);
                output.Clear();
            }
        }

        return count;
    }

    /// <summary>Reads them.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="members">How many members are searched.</param>
    public SegmentDocuments Read(SegmentEntry segment, int members)
    {
        // A damaged directory may say any number.
        var documents = new SegmentDocuments(members, Math.Min(segment.Documents, 1 << 20));
        var (number, sequence) = (0L, 0L);
        var one = new PackedWriter();
        for (var block = 0; block < segment.Blocks; block++)
        {
            var reader = new PackedReader(blocks.Read(BlockNumbers.DocumentBlock(segment.Id, block)) ?? throw PackedReader.Damaged());
            while (!reader.IsAtEnd)
            {
                one.Clear();
                one.Number(number += reader.Signed());
                one.Number(sequence += reader.Signed());
                for (var member = 0; member < members; member++)
                {
                    one.Number(reader.Int());
                }

                var whole = new PackedReader(one.Written);
                documents.Add(ref whole);
            }
        }

        return documents.Count == segment.Documents ? documents : throw PackedReader.Damaged();
    }
}
