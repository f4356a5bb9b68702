namespace Persistence.Search;

/// <summary>Decides whether a document matches a query, and scores it, from its postings alone. For one thread.</summary>
internal sealed class DocumentScore
{
    private readonly SearchPlan _plan;
    private readonly double[] _rarity;
    private readonly double[] _frequencies;
    private readonly (int Term, double Frequency)[] _scored;
    private readonly TermPositions _positions;
    private readonly bool _isPlain;

    /// <summary>Prepares a query.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="rarity">How rare each term is.</param>
    public DocumentScore(SearchPlan plan, double[] rarity)
    {
        (_plan, _rarity) = (plan, rarity);
        _frequencies = new double[plan.Terms.Length];
        _scored = new (int, double)[plan.Terms.Length];
        _positions = new TermPositions(plan);
        _isPlain = Array.TrueForAll(plan.Clauses, static clause => clause.Kind == SearchClauseKind.Words) && Array.TrueForAll(plan.Parts, static part => part.Wholes.Length == 0);
    }

    /// <summary>Scores a document.</summary>
    /// <param name="matches">The matches of its segment.</param>
    /// <param name="postings">The postings that are the document's, ascending by term.</param>
    /// <returns>Null where it does not match.</returns>
    public double? Score(SegmentMatches matches, ReadOnlySpan<(int Term, int Index)> postings)
    {
        if (_isPlain)
        {
            // One of the words is enough, and each is a part of its own.
            for (var index = 0; index < postings.Length; index++)
            {
                var (term, place) = postings[index];
                _scored[index] = (term, matches.Postings[term]!.Frequencies[place]);
            }

            return SearchRanking.Score(_scored.AsSpan(0, postings.Length), _rarity, postings.Length, _plan.Parts.Length);
        }

        Set(matches, postings);
        var score = new ClauseMatcher(_plan, Holds, _positions).Matches() ? Score(postings) : (double?)null;
        foreach (var (term, _) in postings)
        {
            _frequencies[term] = 0;
        }

        return score;
    }

    private bool Holds(int term) => _frequencies[term] > 0;

    private void Set(SegmentMatches matches, ReadOnlySpan<(int Term, int Index)> postings)
    {
        _positions.Clear();
        foreach (var (term, index) in postings)
        {
            var found = matches.Postings[term]!;
            _frequencies[term] = found.Frequencies[index];
            if (found.HasPlaces)
            {
                foreach (var place in found.PlacesOf(index))
                {
                    _positions.Add(term, place);
                }
            }
        }
    }

    private double Score(ReadOnlySpan<(int Term, int Index)> postings)
    {
        var count = 0;
        foreach (var (term, _) in postings)
        {
            if (Array.BinarySearch(_plan.Scored, term) >= 0)
            {
                _scored[count++] = (term, _frequencies[term]);
            }
        }

        return SearchRanking.Score(_scored.AsSpan(0, count), _rarity, _plan.Parts.Count(part => ClauseMatcher.Holds(part, Holds)), _plan.Parts.Length);
    }
}
