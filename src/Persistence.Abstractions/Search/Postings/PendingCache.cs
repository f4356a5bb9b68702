namespace Persistence.Search;

/// <summary>
/// The first of the blocks that no segment holds yet, put together to a segment in memory: a search would else read them record by record. They are compared with what is stored, byte by byte.
/// For many threads.
/// </summary>
internal sealed class PendingCache
{
    /// <summary>The number of the segment.</summary>
    public const long Id = 1;

    // Fewer are read as they are.
    private const int Fewest = 32;

    private volatile Known _known = new([], null, null);

    /// <summary>Finds the segment of the first blocks, or makes one where many are in none.</summary>
    /// <param name="pending">The blocks.</param>
    /// <param name="members">How many members are searched.</param>
    /// <returns>The blocks and what they hold, null where there is none, and how many of the blocks they stand for.</returns>
    public (ISearchBlocks? Blocks, OpenSegment? Segment, int Count) Get(IReadOnlyList<(int Count, ArraySegment<byte> Records)> pending, int members)
    {
        var known = _known;
        var count = known.Records.Length <= pending.Count && known.Records.Zip(pending).All(static pair => pair.First.AsSpan().SequenceEqual(pair.Second.Records)) ? known.Records.Length : 0;
        if (pending.Skip(count).Sum(static block => block.Count) >= Fewest)
        {
            _known = known = Make([.. pending.Select(static block => block.Records)], members);
            count = pending.Count;
        }

        return count == 0 ? (null, null, 0) : (known.Blocks, known.Segment, count);
    }

    private static Known Make(ArraySegment<byte>[] records, int members)
    {
        var blocks = new MemoryBlocks();
        var documents = new SegmentMerge(blocks, members, new HashSet<long>()).Build(records, Id);
        return new Known(records, blocks, new OpenSegment(documents, SegmentRoot.Read(blocks, Id, members)));
    }

    private sealed record Known(ArraySegment<byte>[] Records, MemoryBlocks? Blocks, OpenSegment? Segment);
}
