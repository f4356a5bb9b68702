namespace Persistence.Search;

/// <summary>Where the terms of phrases stand in the texts of one session or entry. For one thread.</summary>
internal sealed class TermPositions
{
    private readonly int[] _terms;
    private readonly int[]?[] _places;
    private readonly int[] _counts;

    /// <summary>Notes the terms whose places matter.</summary>
    /// <param name="plan">The query.</param>
    public TermPositions(SearchPlan plan)
    {
        _places = new int[]?[plan.Terms.Length];
        _counts = new int[plan.Terms.Length];
        _terms = [.. plan.Clauses.Where(static clause => clause.Kind is SearchClauseKind.Phrase or SearchClauseKind.Without)
            .SelectMany(static clause => clause.Words).SelectMany(static word => word.Parts).Select(static part => part.Term).Distinct()];
        foreach (var term in _terms)
        {
            _places[term] = new int[8];
        }
    }

    /// <summary>Forgets the places.</summary>
    public void Clear()
    {
        foreach (var term in _terms)
        {
            _counts[term] = 0;
        }
    }

    /// <summary>Whether the places of a term matter.</summary>
    /// <param name="term">The term.</param>
    public bool IsOf(int term) => _places[term] is not null;

    /// <summary>Notes a place.</summary>
    /// <param name="term">The term.</param>
    /// <param name="position">The place; places of one term come ascending.</param>
    public void Add(int term, int position)
    {
        if (_places[term] is not { } places)
        {
            return;
        }

        if (_counts[term] == places.Length)
        {
            Array.Resize(ref places, places.Length * 2);
            _places[term] = places;
        }

        places[_counts[term]++] = position;
    }

    /// <summary>Whether parts stand one after another, as far from each other as in the query.</summary>
    /// <param name="parts">The parts.</param>
    public bool HoldInOrder(QueryPart[] parts)
    {
        // The rarest one first: it has the fewest places to try.
        var rarest = parts[0];
        foreach (var part in parts)
        {
            rarest = _counts[part.Term] < _counts[rarest.Term] ? part : rarest;
        }

        foreach (var place in PlacesOf(rarest))
        {
            if (HoldAt(parts, rarest, place))
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<int> PlacesOf(QueryPart part) => _places[part.Term].AsSpan(0, _counts[part.Term]);

    private bool HoldAt(QueryPart[] parts, QueryPart rarest, int place)
    {
        foreach (var part in parts)
        {
            if (PlacesOf(part).BinarySearch(place - rarest.Position + part.Position) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
