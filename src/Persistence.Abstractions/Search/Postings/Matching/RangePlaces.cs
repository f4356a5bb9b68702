namespace Persistence.Search;

/// <summary>
/// The places of all words that one term stands for. A compound and its first part can stand at one place, which counts once, so that counts can be taken only from all places together.
/// For one thread.
/// </summary>
/// <param name="weights">The weights of the members.</param>
internal sealed class RangePlaces(int[] weights)
{
    private readonly List<(ulong Place, int Member)> _places = [];

    /// <summary>Adds the places of a word in a document.</summary>
    /// <param name="ordinal">The ordinal of the document.</param>
    /// <param name="runs">How often the word stands in its members.</param>
    /// <param name="places">Where.</param>
    public void Add(int ordinal, ref PackedReader runs, ref PackedReader places)
    {
        var place = 0;
        bool hasMore;
        do
        {
            (var member, var count, hasMore) = WordRuns.Read(ref runs, weights.Length);
            for (; count > 0; count--)
            {
                _places.Add((((ulong)ordinal << 32) | (uint)(place += places.Int()), member));
            }
        }
        while (hasMore);
    }

    /// <summary>Makes postings of them.</summary>
    /// <param name="target">Receives the documents.</param>
    /// <param name="documents">All documents.</param>
    public void MoveTo(TermPostings target, SegmentDocuments documents)
    {
        _places.Sort(static (left, right) => left.Place.CompareTo(right.Place));
        for (var start = 0; start < _places.Count;)
        {
            start = MoveDocument(start, target, documents);
        }

        _places.Clear();
    }

    private int MoveDocument(int start, TermPostings target, SegmentDocuments documents)
    {
        var ordinal = (int)(_places[start].Place >> 32);
        var lengths = documents.Lengths[(ordinal * weights.Length)..];
        var (frequency, count, end) = (0.0, 0, start);
        for (; end < _places.Count && (int)(_places[end].Place >> 32) == ordinal; end++)
        {
            if (end > start && _places[end].Place == _places[end - 1].Place)
            {
                continue;
            }

            if (end > start && _places[end].Member != _places[end - 1].Member)
            {
                var before = _places[end - 1].Member;
                frequency += SearchRanking.Frequency(count, weights[before], lengths[before]);
                count = 0;
            }

            count++;
            if (target.HasPlaces)
            {
                target.AddPlace((int)(uint)_places[end].Place);
            }
        }

        var last = _places[end - 1].Member;
        target.Add(ordinal, frequency + SearchRanking.Frequency(count, weights[last], lengths[last]));
        return end;
    }
}
