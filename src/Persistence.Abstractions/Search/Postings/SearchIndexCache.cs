using System.ComponentModel;

namespace Persistence.Search;

/// <summary>
/// What a store remembers of the segments of an index: which sessions or entries they have, where their words begin, and words that were looked for. A segment never changes, so this is
/// right for as long as there is one of its number and stamp. For many threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchIndexCache
{
    // How many bytes of words are remembered. When there are more it begins again.
    private const long MostBytes = 32 << 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<(long Id, long Stamp), OpenSegment> _segments = [];
    private long _bytes;

    /// <summary>What is remembered of the documents that no segment holds yet.</summary>
    internal PendingCache Pending { get; } = new();

    /// <summary>Gives what is remembered of a segment, or reads it.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="members">How many members are searched.</param>
    internal OpenSegment Get(ISearchBlocks blocks, SegmentEntry segment, int members)
    {
        lock (_lock)
        {
            if (_segments.TryGetValue((segment.Id, segment.Stamp), out var known))
            {
                return known;
            }
        }

        var read = new OpenSegment(new DocumentBlocks(blocks).Read(segment, members), SegmentRoot.Read(blocks, segment.Id, members));
        lock (_lock)
        {
            _segments[(segment.Id, segment.Stamp)] = read;
        }

        return read;
    }

    /// <summary>Remembers a word of a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="word">The word.</param>
    /// <param name="term">What was read of it.</param>
    internal void Remember(OpenSegment segment, string word, SegmentTerm term)
    {
        if (Interlocked.Add(ref _bytes, segment.Remember(word, term)) <= MostBytes)
        {
            return;
        }

        lock (_lock)
        {
            Forget(_segments.Values);
            _bytes = 0;
        }
    }

    /// <summary>Forgets segments that an index no longer has.</summary>
    /// <param name="directory">Those that it has.</param>
    internal void Keep(SegmentDirectory directory)
    {
        lock (_lock)
        {
            if (_segments.Count <= directory.Segments.Count)
            {
                return;
            }

            var present = directory.Segments.Select(static segment => (segment.Id, segment.Stamp)).ToHashSet();
            foreach (var gone in _segments.Keys.Where(key => !present.Contains(key)).ToList())
            {
                _segments.Remove(gone, out var segment);
                Interlocked.Add(ref _bytes, -segment!.Forget());
            }
        }
    }

    private static void Forget(IEnumerable<OpenSegment> segments)
    {
        foreach (var segment in segments)
        {
            segment.Forget();
        }
    }
}
