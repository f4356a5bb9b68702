namespace Persistence.Search;

/// <summary>Writes a segment: of what no segment holds yet, or of other segments. What is no longer stored is left out.</summary>
/// <param name="blocks">Where the index is kept.</param>
/// <param name="members">How many members are searched.</param>
/// <param name="dead">The numbers of sessions that are no longer stored.</param>
internal sealed class SegmentMerge(ISearchBlocks blocks, int members, IReadOnlySet<long> dead)
{
    /// <summary>Merges segments.</summary>
    /// <param name="segments">They, with their documents, from the oldest to the newest.</param>
    /// <param name="id">The number of the new one.</param>
    /// <returns>Its documents.</returns>
    public SegmentDocuments Merge(IReadOnlyList<(SegmentEntry Segment, SegmentDocuments Documents)> segments, long id)
    {
        var documents = new SegmentDocuments(members, segments.Sum(static segment => segment.Segment.Documents));
        var cursors = new List<SegmentCursor>();
        foreach (var (segment, own) in segments)
        {
            var ordinals = new int[own.Count];
            for (var ordinal = 0; ordinal < own.Count; ordinal++)
            {
                ordinals[ordinal] = Keep(documents, own, ordinal);
            }

            var cursor = new SegmentCursor(blocks, segment.Id, (SegmentRoot.Read(blocks, segment.Id, members), members, ordinals));
            if (cursor.Next())
            {
                cursors.Add(cursor);
            }
        }

        var output = new PageWriter(blocks, id, members);
        var term = new PackedTerm();
        while (cursors.Count > 0)
        {
            term.Set(Least(cursors));
            output.Begin(term.Text);
            CopyTerm(cursors, term.Text, output);
        }

        output.End();
        return documents;
    }

    /// <summary>Writes the first segment of some records.</summary>
    /// <param name="records">The records, as <see cref="SearchDocuments"/> makes them.</param>
    /// <param name="id">The number of the new segment.</param>
    /// <returns>Its documents.</returns>
    public SegmentDocuments Build(IReadOnlyList<ArraySegment<byte>> records, long id)
    {
        var documents = new SegmentDocuments(members, 256);
        var words = new RecordWords(members);
        foreach (var block in records)
        {
            var reader = new PackedReader(block);
            while (!reader.IsAtEnd)
            {
                var bytes = reader.Bytes(reader.Int());
                var number = new PackedReader(bytes).Int();
                if (!dead.Contains(number))
                {
                    var record = new PackedReader(bytes);
                    documents.Add(ref record);
                    words.Add(documents.Count - 1, ref record);
                }
            }
        }

        var output = new PageWriter(blocks, id, members);
        words.WriteTo(output);
        output.End();
        return documents;
    }

    private int Keep(SegmentDocuments documents, SegmentDocuments own, int ordinal)
    {
        if (dead.Contains(own.Numbers[ordinal]))
        {
            return -1;
        }

        documents.Add(own, ordinal);
        return documents.Count - 1;
    }

    private static ReadOnlySpan<byte> Least(List<SegmentCursor> cursors)
    {
        var least = cursors[0];
        foreach (var cursor in cursors)
        {
            if (cursor.Term.SequenceCompareTo(least.Term) < 0)
            {
                least = cursor;
            }
        }

        return least.Term;
    }

    private static void CopyTerm(List<SegmentCursor> cursors, ReadOnlySpan<byte> term, PageWriter output)
    {
        for (var index = 0; index < cursors.Count;)
        {
            var isMore = true;
            while (isMore && cursors[index].Term.SequenceEqual(term))
            {
                cursors[index].CopyTo(output);
                isMore = cursors[index].Next();
            }

            if (isMore)
            {
                index++;
            }
            else
            {
                cursors.RemoveAt(index);
            }
        }
    }
}
