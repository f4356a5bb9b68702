namespace Persistence.Search;

/// <summary>What a segment, or what no segment holds yet, has of the terms of a query. For one thread.</summary>
/// <param name="terms">The terms.</param>
/// <param name="documents">The documents.</param>
/// <param name="isDead">Which of the documents are no longer stored; null for none.</param>
internal sealed class SegmentMatches(PlanTerms terms, SegmentDocuments documents, bool[]? isDead) : IDisposable
{
    private readonly ITermPostings?[] _postings = new ITermPostings?[terms.Texts.Length];
    private readonly RangePlaces?[] _ranges = new RangePlaces?[terms.Texts.Length];

    /// <summary>The documents.</summary>
    public SegmentDocuments Documents { get; } = documents;

    /// <summary>Which of the documents are no longer stored; null for none.</summary>
    public bool[]? IsDead { get; } = isDead;

    /// <summary>Whether a document, by its ordinal, belongs to a session among which is searched; null where it is searched among all. Not asked of those that are no longer stored.</summary>
    public Func<int, bool>? IsAmong { get; set; }

    /// <summary>The weights of the members.</summary>
    public int[] Weights => terms.Weights;

    /// <summary>The postings of each term, by number; null where there is none. Documents that are no longer stored can be among them.</summary>
    public ReadOnlySpan<ITermPostings?> Postings => _postings;

    /// <summary>Sets the postings of a term that is one word.</summary>
    /// <param name="term">Its number.</param>
    /// <param name="postings">They.</param>
    public void Set(int term, ITermPostings postings) => _postings[term] = postings;

    /// <summary>In how many documents that are stored a term stands.</summary>
    /// <param name="term">Its number.</param>
    public int Count(int term)
    {
        var ordinals = _postings[term] is { } postings ? postings.Ordinals : [];
        if (IsDead is null)
        {
            return ordinals.Length;
        }

        var count = 0;
        foreach (var ordinal in ordinals)
        {
            count += IsDead[ordinal] ? 0 : 1;
        }

        return count;
    }

    /// <summary>Adds a document in which a word stands that is a term, or one of those that a term stands for.</summary>
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

        var target = Own(term);
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
            _ranges[term]?.MoveTo(Own(term), Documents);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var postings in _postings)
        {
            (postings as IDisposable)?.Dispose();
        }
    }

    private TermPostings Own(int term)
    {
        var own = _postings[term] as TermPostings ?? new TermPostings(terms.Plan.HasPhrases);
        _postings[term] = own;
        return own;
    }

    private (double Frequency, int Count) Frequency(int ordinal, ref PackedReader runs)
    {
        var lengths = Documents.Lengths[(ordinal * Documents.Members)..];
        var (frequency, total) = (0.0, 0);
        bool hasMore;
        do
        {
            (var member, var count, hasMore) = WordRuns.Read(ref runs, Documents.Members);
            frequency += SearchRanking.Frequency(count, terms.Weights[member], lengths[member]);
            total += count;
        }
        while (hasMore);
        return (frequency, total);
    }
}
