namespace Persistence.Search;

/// <summary>Decides which segments are merged, and merges them. For one thread.</summary>
/// <param name="blocks">Where the index is kept.</param>
/// <param name="members">How many members are searched.</param>
/// <param name="cache">What the store remembers.</param>
internal sealed class SegmentMerger(ISearchBlocks blocks, int members, SearchIndexCache cache)
{
    // So many segments of one level become one of the next. Those of the last level, of about 130,000 documents, stay as they are: to merge them would hold up one commit for long.
    private const int Segments = 8;
    private const int LastLevel = 3;

    // A segment is written again when a quarter of it is no longer stored.
    private const int DeadShare = 4;

    /// <summary>Makes a segment of records, and merges what is due.</summary>
    /// <param name="records">The records; may be empty.</param>
    /// <param name="dead">The numbers of sessions that are no longer stored.</param>
    /// <param name="isAll">Whether all that is no longer stored is removed.</param>
    /// <returns>The numbers of which the index holds nothing any more.</returns>
    public HashSet<long> Flush(IReadOnlyList<ArraySegment<byte>> records, IReadOnlySet<long> dead, bool isAll)
    {
        var directory = SegmentDirectory.Read(blocks);
        cache.Keep(directory);
        var merge = new SegmentMerge(blocks, members, dead);
        if (records.Count > 0)
        {
            var id = directory.NewId();
            Add(directory, id, merge.Build(records, id));
        }

        while (Due(directory) is { } due)
        {
            Merge(directory, merge, due);
        }

        foreach (var segment in directory.Segments.Where(segment => IsToBeCleaned(segment, dead, isAll)).ToList())
        {
            Merge(directory, merge, [segment]);
        }

        directory.Write(blocks);
        return Gone(directory, dead);
    }

    private static int LevelOf(int documents)
    {
        var level = 0;
        for (var size = SearchIndexWriter.MaxPending * Segments / 2; documents > size && level < LastLevel; size *= Segments)
        {
            level++;
        }

        return level;
    }

    private static List<SegmentEntry>? Due(SegmentDirectory directory) =>
        directory.Segments.Where(static segment => segment.Level < LastLevel).GroupBy(static segment => segment.Level).FirstOrDefault(static level => level.Count() >= Segments)?.ToList();

    private bool IsToBeCleaned(SegmentEntry segment, IReadOnlySet<long> dead, bool isAll)
    {
        if (dead.Count == 0)
        {
            return false;
        }

        var count = 0;
        foreach (var number in cache.Get(blocks, segment, members).Documents.Numbers)
        {
            count += dead.Contains(number) ? 1 : 0;
        }

        return isAll ? count > 0 : count * DeadShare >= segment.Documents;
    }

    private void Merge(SegmentDirectory directory, SegmentMerge merge, List<SegmentEntry> segments)
    {
        var id = directory.NewId();
        var documents = merge.Merge([.. segments.Select(segment => (segment, cache.Get(blocks, segment, members).Documents))], id);
        foreach (var segment in segments)
        {
            directory.Segments.Remove(segment);
            blocks.Remove(BlockNumbers.Root(segment.Id), BlockNumbers.Last(segment.Id));
        }

        Add(directory, id, documents, segments.Max(static segment => segment.Level) + (segments.Count > 1 ? 1 : 0));
    }

    private void Add(SegmentDirectory directory, long id, SegmentDocuments documents, int level = 0)
    {
        if (documents.Count == 0)
        {
            blocks.Remove(BlockNumbers.Root(id), BlockNumbers.Last(id));
            return;
        }

        var count = new DocumentBlocks(blocks).Write(id, documents);
        directory.Segments.Add(new SegmentEntry(id, Random.Shared.NextInt64(), Math.Min(LastLevel, Math.Max(level, LevelOf(documents.Count))), documents.Count, count));
    }

    private HashSet<long> Gone(SegmentDirectory directory, IReadOnlySet<long> dead)
    {
        if (dead.Count == 0)
        {
            return [];
        }

        var gone = dead.ToHashSet();
        foreach (var segment in directory.Segments)
        {
            foreach (var number in cache.Get(blocks, segment, members).Documents.Numbers)
            {
                gone.Remove(number);
            }
        }

        return gone;
    }
}
