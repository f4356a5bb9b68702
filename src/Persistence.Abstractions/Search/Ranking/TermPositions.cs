namespace Persistence.Search;

/// <summary>Where the terms of phrases stand in the texts of one session or entry. For one thread.</summary>
internal sealed class TermPositions
{
    private readonly Dictionary<int, List<int>> _positions = [];

    /// <summary>Notes the terms whose places matter.</summary>
    /// <param name="plan">The query.</param>
    public TermPositions(SearchPlan plan)
    {
        foreach (var clause in plan.Clauses.Where(static clause => clause.Kind is SearchClauseKind.Phrase or SearchClauseKind.Without))
        {
            foreach (var part in clause.Words.SelectMany(static word => word.Parts))
            {
                _positions.TryAdd(part.Term, []);
            }
        }
    }

    /// <summary>Forgets the places.</summary>
    public void Clear()
    {
        foreach (var list in _positions.Values)
        {
            list.Clear();
        }
    }

    /// <summary>Notes a place.</summary>
    /// <param name="term">The term.</param>
    /// <param name="position">The place; places of one term come ascending.</param>
    public void Add(int term, int position)
    {
        if (_positions.TryGetValue(term, out var list))
        {
            list.Add(position);
        }
    }

    /// <summary>Whether parts stand one after another, as far from each other as in the query.</summary>
    /// <param name="parts">The parts.</param>
    public bool HoldInOrder(IReadOnlyList<QueryPart> parts)
    {
        // The rarest one first: it has the fewest places to try.
        var rarest = parts.MinBy(part => _positions[part.Term].Count);
        foreach (var place in _positions[rarest.Term])
        {
            if (parts.All(part => _positions[part.Term].BinarySearch(place - rarest.Position + part.Position) >= 0))
            {
                return true;
            }
        }

        return false;
    }
}
