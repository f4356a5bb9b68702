using System.ComponentModel;

namespace Persistence.Search;

/// <summary>
/// What a store remembers of the segments of an index: which sessions or entries they have, and where their words begin. A segment never changes, so this is right for as long as
/// there is one of its number and stamp. For many threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SearchIndexCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(long Id, long Stamp), (SegmentDocuments Documents, SegmentRoot Root)> _segments = [];

    /// <summary>Gives what is remembered of a segment, or reads it.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="members">How many members are searched.</param>
    internal (SegmentDocuments Documents, SegmentRoot Root) Get(ISearchBlocks blocks, SegmentEntry segment, int members)
    {
        lock (_lock)
        {
            if (_segments.TryGetValue((segment.Id, segment.Stamp), out var known))
            {
                return known;
            }
        }

        var read = (new DocumentBlocks(blocks).Read(segment, members), SegmentRoot.Read(blocks, segment.Id, members));
        lock (_lock)
        {
            _segments[(segment.Id, segment.Stamp)] = read;
        }

        return read;
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
                _segments.Remove(gone);
            }
        }
    }
}
