namespace Persistence.Search;

/// <summary>Looks the terms of a query up in what no segment holds yet. For one thread.</summary>
/// <param name="terms">The terms.</param>
/// <param name="dead">The numbers of sessions that are no longer stored.</param>
internal sealed class PendingLookup(PlanTerms terms, IReadOnlySet<long> dead)
{
    private readonly PackedTerm _term = new();

    /// <summary>Looks all terms up.</summary>
    /// <param name="pending">The records.</param>
    /// <returns>The matches.</returns>
    public SegmentMatches Find(IEnumerable<(int Count, ArraySegment<byte> Records)> pending)
    {
        var documents = new SegmentDocuments(terms.Weights.Length, SearchIndexWriter.MaxPending);
        var matches = new SegmentMatches(terms, documents, isDead: null);
        foreach (var (_, records) in pending)
        {
            var reader = new PackedReader(records);
            while (!reader.IsAtEnd)
            {
                var bytes = reader.Bytes(reader.Int());
                if (!dead.Contains(new PackedReader(bytes).Int()))
                {
                    var record = new PackedReader(bytes);
                    documents.Add(ref record);
                    Find(documents.Count - 1, ref record, matches);
                }
            }
        }

        matches.End();
        return matches;
    }

    // The words of a record and of the query are both in order.
    private void Find(int ordinal, ref PackedReader record, SegmentMatches matches)
    {
        _term.Clear();
        var next = 0;
        for (var count = record.Int(); count > 0; count--)
        {
            _term.Read(ref record);
            var start = record.Position;
            var places = WordRuns.Skip(ref record, terms.Weights.Length);
            var runs = record.Since(start);
            start = record.Position;
            for (; places > 0; places--)
            {
                record.Int();
            }

            while (next < terms.Words.Length && terms.Texts[terms.Words[next]].AsSpan().SequenceCompareTo(_term.Text) < 0)
            {
                next++;
            }

            Add(ordinal, next, new Postings(runs, record.Since(start)), matches);
        }
    }

    private void Add(int ordinal, int next, Postings postings, SegmentMatches matches)
    {
        if (next < terms.Words.Length && terms.Texts[terms.Words[next]].AsSpan().SequenceEqual(_term.Text))
        {
            postings.AddTo(matches, terms.Words[next], ordinal);
        }

        foreach (var range in terms.Ranges)
        {
            if (terms.IsInRange(range, _term.Text))
            {
                postings.AddTo(matches, range, ordinal);
            }
        }
    }

    private readonly ref struct Postings(ReadOnlySpan<byte> runs, ReadOnlySpan<byte> places)
    {
        private readonly ReadOnlySpan<byte> _runs = runs;
        private readonly ReadOnlySpan<byte> _places = places;

        public void AddTo(SegmentMatches matches, int term, int ordinal)
        {
            var runs = new PackedReader(_runs);
            var places = new PackedReader(_places);
            matches.Add(term, ordinal, ref runs, ref places);
        }
    }
}
