namespace Persistence.Search;

/// <summary>Decides whether a document matches a query, and scores it, from its postings alone. For one thread.</summary>
internal sealed class DocumentScore
{
    private readonly SearchPlan _plan;
    private readonly double[] _rarity;
    private readonly double[] _frequencies;
    private readonly (int Term, double Frequency)[] _scored;
    private readonly TermPositions _positions;
    private readonly bool[] _isScored;
    private readonly bool _isEnough;
    private readonly bool _isWhole;
    private readonly Func<int, bool> _holds;

    /// <summary>Prepares a query.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="rarity">How rare each term is.</param>
    /// <param name="isEnough">Whether each document that is asked for matches.</param>
    public DocumentScore(SearchPlan plan, double[] rarity, bool isEnough)
    {
        (_plan, _rarity, _isEnough) = (plan, rarity, isEnough);
        _frequencies = new double[plan.Terms.Length];
        _scored = new (int, double)[plan.Terms.Length];
        _positions = new TermPositions(plan);
        _isScored = new bool[plan.Terms.Length];
        foreach (var term in plan.Scored)
        {
            _isScored[term] = true;
        }

        // Then each term that counts is a part of its own.
        _isWhole = Array.TrueForAll(plan.Parts, static part => part.Wholes.Length == 0);
        _holds = term => _frequencies[term] > 0;
    }

    /// <summary>Scores a document.</summary>
    /// <param name="matches">The matches of its segment.</param>
    /// <param name="ordinal">Its ordinal.</param>
    /// <param name="postings">The postings that are the document's, ascending by term.</param>
    /// <returns>Null where it does not match.</returns>
    public double? Score(SegmentMatches matches, int ordinal, ReadOnlySpan<(int Term, int Index)> postings)
    {
        var lengths = matches.Documents.Lengths.Slice(ordinal * matches.Documents.Members, matches.Documents.Members);
        var count = 0;
        foreach (var (term, index) in postings)
        {
            var frequency = matches.Postings[term]!.Frequency(index, matches.Weights, lengths);
            _frequencies[term] = frequency;
            if (_isScored[term])
            {
                _scored[count++] = (term, frequency);
            }
        }

        var score = _isEnough || Matches(matches, postings) ? SearchRanking.Score(_scored.AsSpan(0, count), _rarity, Covered(count), _plan.Parts.Length) : (double?)null;
        foreach (var (term, _) in postings)
        {
            _frequencies[term] = 0;
        }

        return score;
    }

    private bool Matches(SegmentMatches matches, ReadOnlySpan<(int Term, int Index)> postings)
    {
        _positions.Clear();
        foreach (var (term, index) in postings)
        {
            if (_positions.IsOf(term))
            {
                matches.Postings[term]!.CopyPlaces(index, term, _positions);
            }
        }

        return new ClauseMatcher(_plan, _holds, _positions).Matches();
    }

    private int Covered(int scored) => _isWhole ? scored : _plan.Parts.Count(part => ClauseMatcher.Holds(part, _holds));
}
