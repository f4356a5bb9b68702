namespace Persistence.Search;

/// <summary>Looks the terms of a query up in a segment. For one thread.</summary>
/// <param name="blocks">Where the index is kept.</param>
/// <param name="terms">The terms.</param>
internal sealed class SegmentLookup(ISearchBlocks blocks, PlanTerms terms)
{
    private readonly PageReader _page = new();

    /// <summary>Looks all terms up.</summary>
    /// <param name="segment">The number of the segment.</param>
    /// <param name="known">What is known of it.</param>
    /// <param name="isDead">Which of its documents are no longer stored; null for none.</param>
    /// <returns>The matches.</returns>
    public SegmentMatches Find(long segment, (SegmentDocuments Documents, SegmentRoot Root) known, bool[]? isDead)
    {
        var matches = new SegmentMatches(terms, known.Documents);
        for (var term = 0; term < terms.Texts.Length; term++)
        {
            Find(segment, known.Root, term, (matches, isDead));
        }

        matches.End();
        return matches;
    }

    private void Find(long segment, SegmentRoot root, int term, (SegmentMatches Matches, bool[]? IsDead) target)
    {
        var isWord = terms.Plan.Terms[term].Kind == QueryTermKind.Word;
        for (var page = root.PageOf(terms.Texts[term]); page < root.Pages && !root.IsAfter(page, terms.Texts[term]); page++)
        {
            _page.Begin(blocks.Read(BlockNumbers.Page(segment, page)) ?? throw PackedReader.Damaged());
            while (_page.Next())
            {
                var order = _page.Term.SequenceCompareTo(terms.Texts[term]);
                if (isWord ? order == 0 : order >= 0 && terms.IsInRange(term, _page.Term))
                {
                    Take(term, target);
                }
                else if (order > 0 && !_page.Term.StartsWith(terms.Texts[term]))
                {
                    return;
                }
            }
        }
    }

    private void Take(int term, (SegmentMatches Matches, bool[]? IsDead) target)
    {
        var isWord = terms.Plan.Terms[term].Kind == QueryTermKind.Word;
        if (isWord && !terms.Plan.HasPhrases && target.IsDead is null && terms.Weights.Length == 1)
        {
            TakeCounts(target.Matches.Documents, target.Matches.Of(term));
        }
        else
        {
            TakePlaces(term, target);
        }
    }

    // The common case, and nothing of it that is not needed.
    private void TakeCounts(SegmentDocuments all, TermPostings postings)
    {
        var documents = new PackedReader(_page.Documents);
        var lengths = all.Lengths;
        var (weight, ordinal) = (terms.Weights[0], 0);
        for (var posting = 0; posting < _page.Postings; posting++)
        {
            var number = documents.Int();
            ordinal += number >> 1;
            if ((uint)ordinal >= (uint)lengths.Length)
            {
                throw PackedReader.Damaged();
            }

            var count = (number & 1) == 0 ? 1 : WordRuns.Skip(ref documents, 1);
            postings.Add(ordinal, SearchRanking.Frequency(count, weight, lengths[ordinal]));
        }
    }

    private void TakePlaces(int term, (SegmentMatches Matches, bool[]? IsDead) target)
    {
        var documents = new PackedReader(_page.Documents);
        var places = new PackedReader(_page.Places);
        var (ordinal, members) = (0, terms.Weights.Length);
        for (var posting = 0; posting < _page.Postings; posting++)
        {
            var number = documents.Int();
            ordinal += number >> 1;
            if ((uint)ordinal >= (uint)target.Matches.Documents.Count)
            {
                throw PackedReader.Damaged();
            }

            var start = documents.Position;
            var count = (number & 1) == 0 ? 1 : WordRuns.Skip(ref documents, members);
            var place = places.Position;
            for (; count > 0; count--)
            {
                places.Int();
            }

            if (target.IsDead is null || !target.IsDead[ordinal])
            {
                var runs = new PackedReader((number & 1) == 0 ? "\0"u8 : documents.Since(start));
                var own = new PackedReader(places.Since(place));
                target.Matches.Add(term, ordinal, ref runs, ref own);
            }
        }
    }
}
