namespace Persistence.Search;

/// <summary>What a segment, or what no segment holds yet, has of the terms of a query. For one thread.</summary>
/// <param name="terms">The terms.</param>
/// <param name="documents">The documents.</param>
internal sealed class SegmentMatches(PlanTerms terms, SegmentDocuments documents) : IDisposable
{
    private readonly TermPostings?[] _postings = new TermPostings?[terms.Texts.Length];
    private readonly RangePlaces?[] _ranges = new RangePlaces?[terms.Texts.Length];

    /// <summary>The documents.</summary>
    public SegmentDocuments Documents => documents;

    /// <summary>The postings of each term, by number; null where there is none.</summary>
    public ReadOnlySpan<TermPostings?> Postings => _postings;

    /// <summary>The postings of a term.</summary>
    /// <param name="term">Its number.</param>
    public TermPostings Of(int term) => _postings[term] ??= new TermPostings(terms.Plan.HasPhrases);

    /// <summary>Adds a document in which a word stands that is a term.</summary>
    /// <param name="term">The number of the term.</param>
    /// <param name="ordinal">The ordinal of the document.</param>
    /// <param name="runs">How often the word stands in its members; read by this.</param>
    /// <param name="places">Where; read by this.</param>
    public void Add(int term, int ordinal, ref PackedReader runs, ref PackedReader places)
    {
        if (terms.Plan.Terms[term].Kind != QueryTermKind.Word)
        {
            (_ranges[term] ??= new RangePlaces(terms.Weights)).Add(ordinal, ref runs, ref places);
            return;
        }

        var target = Of(term);
        var (frequency, count) = Frequency(ordinal, ref runs);
        if (target.HasPlaces)
        {
            var place = 0;
            for (; count > 0; count--)
            {
                target.AddPlace(place += places.Int());
            }
        }

        target.Add(ordinal, frequency);
    }

    /// <summary>Puts together what the terms have that stand for several words.</summary>
    public void End()
    {
        foreach (var term in terms.Ranges)
        {
            _ranges[term]?.MoveTo(Of(term), documents);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var postings in _postings)
        {
            postings?.Dispose();
        }
    }

    private (double Frequency, int Count) Frequency(int ordinal, ref PackedReader runs)
    {
        var lengths = documents.Lengths[(ordinal * documents.Members)..];
        var (frequency, total) = (0.0, 0);
        bool hasMore;
        do
        {
            (var member, var count, hasMore) = WordRuns.Read(ref runs, documents.Members);
            frequency += SearchRanking.Frequency(count, terms.Weights[member], lengths[member]);
            total += count;
        }
        while (hasMore);
        return (frequency, total);
    }
}
