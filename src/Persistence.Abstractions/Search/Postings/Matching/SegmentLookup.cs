namespace Persistence.Search;

/// <summary>Looks the terms of a query up in a segment. For one thread.</summary>
/// <param name="terms">The terms.</param>
/// <param name="remember">Remembers a word that was read.</param>
internal sealed class SegmentLookup(PlanTerms terms, Action<OpenSegment, string, SegmentTerm> remember)
{
    private readonly PageReader _page = new();

    /// <summary>Looks all terms up.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    /// <param name="segment">The number of the segment, and what is known of it.</param>
    /// <param name="isDead">Which of its documents are no longer stored; null for none.</param>
    /// <returns>The matches.</returns>
    public SegmentMatches Find(ISearchBlocks blocks, (long Id, OpenSegment Known) segment, bool[]? isDead)
    {
        var matches = new SegmentMatches(terms, segment.Known.Documents, isDead);
        foreach (var term in terms.Words)
        {
            var word = terms.Plan.Terms[term].Text;
            var hasPlaces = terms.HasPlaces[term];
            if (segment.Known.Find(word, hasPlaces) is not { } postings)
            {
                postings = Read(blocks, segment, terms.Texts[term], hasPlaces);
                remember(segment.Known, word, postings);
            }

            if (postings.Ordinals.Length > 0)
            {
                matches.Set(term, postings);
            }
        }

        foreach (var term in terms.Ranges)
        {
            ReadRange(blocks, segment, term, matches);
        }

        matches.End();
        return matches;
    }

    private SegmentTerm Read(ISearchBlocks blocks, (long Id, OpenSegment Known) segment, byte[] word, bool hasPlaces)
    {
        var reader = new SegmentTermReader(segment.Known.Documents.Count, terms.Weights.Length, hasPlaces);
        var root = segment.Known.Root;
        for (var page = root.PageOf(word); page < root.Pages && !root.IsAfter(page, word); page++)
        {
            Begin(blocks, segment.Id, page);
            var order = -1;
            while (order <= 0 && _page.Next())
            {
                order = _page.Term.SequenceCompareTo(word);
                if (order == 0)
                {
                    reader.Add(_page);
                }
            }

            if (order > 0)
            {
                break;
            }
        }

        return reader.End();
    }

    private void ReadRange(ISearchBlocks blocks, (long Id, OpenSegment Known) segment, int term, SegmentMatches matches)
    {
        var (root, text) = (segment.Known.Root, terms.Texts[term]);
        for (var page = root.PageOf(text); page < root.Pages && !root.IsAfter(page, text); page++)
        {
            Begin(blocks, segment.Id, page);
            while (_page.Next())
            {
                if (_page.Term.SequenceCompareTo(text) >= 0 && terms.IsInRange(term, _page.Term))
                {
                    TakePlaces(term, matches);
                }
                else if (_page.Term.SequenceCompareTo(text) > 0 && !_page.Term.StartsWith(text))
                {
                    return;
                }
            }
        }
    }

    private void Begin(ISearchBlocks blocks, long segment, int page) => _page.Begin(blocks.Read(BlockNumbers.Page(segment, page)) ?? throw PackedReader.Damaged());

    private void TakePlaces(int term, SegmentMatches matches)
    {
        var documents = new PackedReader(_page.Documents);
        var places = new PackedReader(_page.Places);
        var (ordinal, members) = (0, terms.Weights.Length);
        for (var posting = 0; posting < _page.Postings; posting++)
        {
            var number = documents.Int();
            ordinal += number >> 1;
            if ((uint)ordinal >= (uint)matches.Documents.Count)
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

            var runs = new PackedReader((number & 1) == 0 ? "\0"u8 : documents.Since(start));
            var own = new PackedReader(places.Since(place));
            matches.Add(term, ordinal, ref runs, ref own);
        }
    }
}
