namespace Persistence.Search;

/// <summary>Reads the postings of one word of a segment. For one thread.</summary>
/// <param name="documents">How many documents the segment has.</param>
/// <param name="members">How many members are searched.</param>
/// <param name="hasPlaces">Whether places are read.</param>
internal sealed class SegmentTermReader(int documents, int members, bool hasPlaces)
{
    private readonly List<int> _ordinals = [];
    private readonly List<ushort> _counts = [];
    private readonly List<int> _ends = [];
    private readonly PackedWriter _places = new();
    private Dictionary<int, byte[]>? _runs;
    private bool _isOften;

    /// <summary>Takes the postings that a page has.</summary>
    /// <param name="page">The page, at the word.</param>
    /// <exception cref="FormatException">The page is damaged.</exception>
    public void Add(PageReader page)
    {
        var input = new PackedReader(page.Documents);
        var places = new PackedReader(page.Places);
        var ordinal = 0L;
        for (var posting = 0; posting < page.Postings; posting++)
        {
            var number = input.Int();
            ordinal += number >> 1;
            if (ordinal >= documents || (_ordinals.Count > 0 && ordinal <= _ordinals[^1]))
            {
                throw PackedReader.Damaged();
            }

            var count = (number & 1) == 0 ? Add((int)ordinal, 0, 1) : AddRuns((int)ordinal, ref input);
            if (hasPlaces)
            {
                Skip(ref places, count);
                _ends.Add(_places.Length + places.Position);
            }
        }

        if (hasPlaces)
        {
            _places.Bytes(page.Places[..places.Position]);
        }
    }

    /// <summary>Gives what was read.</summary>
    public SegmentTerm End() => new([.. _ordinals], _isOften ? [.. _counts] : [], _runs, hasPlaces ? new TermPlaces([.. _ends], _places.Written.ToArray()) : null);

    private int Add(int ordinal, int run, int count)
    {
        _ordinals.Add(ordinal);
        _counts.Add((ushort)run);
        _isOften |= run != 0;
        return count;
    }

    private int AddRuns(int ordinal, ref PackedReader input)
    {
        var start = input.Position;
        var (member, count, hasMore) = WordRuns.Read(ref input, members);
        var run = member + ((long)members * (count - 1));
        if (!hasMore && run < SegmentTerm.InRuns)
        {
            return Add(ordinal, (int)run, count);
        }

        count += hasMore ? WordRuns.Skip(ref input, members) : 0;
        (_runs ??= []).Add(_ordinals.Count, input.Since(start).ToArray());
        return Add(ordinal, SegmentTerm.InRuns, count);
    }

    private static void Skip(ref PackedReader places, int count)
    {
        for (; count > 0; count--)
        {
            places.Int();
        }
    }
}
