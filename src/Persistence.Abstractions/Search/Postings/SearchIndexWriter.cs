using System.ComponentModel;

namespace Persistence.Search;

/// <summary>
/// Adds sessions or entries to a search index, inside the transaction that stores them. Each commit writes one block; when some hundred documents have come together they become a
/// segment, and segments of one size are merged into a larger one, so that each document is written again a few times however many there are. For one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchIndexWriter
{
    /// <summary>How many documents may wait until they become a segment. Each search reads them one by one.</summary>
    internal const int MaxPending = 256;

    private readonly ISearchBlocks _blocks;
    private readonly int _members;
    private readonly SegmentMerger _merger;

    /// <summary>Makes the writer of an index.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    /// <param name="members">How many members are searched.</param>
    /// <param name="cache">What the store remembers.</param>
    public SearchIndexWriter(ISearchBlocks blocks, int members, SearchIndexCache cache)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(cache);
        (_blocks, _members) = (blocks, members);
        _merger = new SegmentMerger(blocks, members, cache);
    }

    /// <summary>Adds documents.</summary>
    /// <param name="documents">They.</param>
    /// <param name="dead">Gives the numbers of sessions that are no longer stored, if they are asked for.</param>
    /// <returns>Those of them of which the index holds nothing any more; as a rule none.</returns>
    /// <exception cref="FormatException">The index is damaged.</exception>
    public IReadOnlyCollection<long> Add(SearchDocuments documents, Func<IReadOnlySet<long>> dead)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(dead);
        if (documents.Count == 0)
        {
            return [];
        }

        var waiting = Waiting();
        if (waiting + documents.Count < MaxPending)
        {
            Write(waiting, documents);
            return [];
        }

        List<ArraySegment<byte>> records = [.. Pending(_blocks).Select(static pending => pending.Records), documents.Records.Written.ToArray()];
        _blocks.Remove(BlockNumbers.Pending, long.MaxValue);
        return _merger.Flush(records, dead(), isAll: false);
    }

    /// <summary>Removes all that is no longer stored.</summary>
    /// <param name="dead">The numbers of sessions that are no longer stored.</param>
    /// <returns>Those of which the index holds nothing any more: all.</returns>
    /// <exception cref="FormatException">The index is damaged.</exception>
    public IReadOnlyCollection<long> Clean(IReadOnlySet<long> dead)
    {
        ArgumentNullException.ThrowIfNull(dead);
        if (dead.Count == 0)
        {
            return [];
        }

        List<ArraySegment<byte>> records = [.. Pending(_blocks).Select(static pending => pending.Records)];
        _blocks.Remove(BlockNumbers.Pending, long.MaxValue);
        return _merger.Flush(records, dead, isAll: true);
    }

    /// <summary>Reads what no segment holds yet.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    internal static IEnumerable<(int Count, ArraySegment<byte> Records)> Pending(ISearchBlocks blocks)
    {
        foreach (var (_, block) in blocks.ReadFrom(BlockNumbers.Pending))
        {
            yield return Split(block);
        }
    }

    private static (int Count, ArraySegment<byte> Records) Split(byte[] block)
    {
        var reader = new PackedReader(block);
        var count = reader.Int();
        return (count, new ArraySegment<byte>(block)[reader.Position..]);
    }

    // Each block is numbered by how many documents stand before it.
    private int Waiting() => _blocks.ReadLast() is ( >= BlockNumbers.Pending and var id, var block) ? checked((int)(id - BlockNumbers.Pending)) + Split(block).Count : 0;

    private void Write(int waiting, SearchDocuments documents)
    {
        var block = new PackedWriter();
        block.Number(documents.Count);
        block.Bytes(documents.Records.Written);
        _blocks.Write(BlockNumbers.Pending + waiting, block.Written);
    }
}
