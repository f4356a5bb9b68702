namespace Persistence.Search;

/// <summary>What a session or entry must hold to be found: of each group of terms at least one. Immutable.</summary>
internal sealed class RequiredTerms
{
    private readonly List<int[]> _groups = [];

    /// <summary>Finds what a query demands.</summary>
    /// <param name="plan">The query.</param>
    public RequiredTerms(SearchPlan plan)
    {
        IsEnough = true;
        foreach (var clause in plan.Clauses)
        {
            Add(clause);
        }

        // Without conditions one of the words is enough.
        if (_groups.Count == 0)
        {
            _groups.Add(plan.Scored);
        }
    }

    /// <summary>The groups; at least one.</summary>
    public IReadOnlyList<int[]> Groups => _groups;

    /// <summary>Whether all that holds one term of each group matches.</summary>
    public bool IsEnough { get; private set; }

    private void Add(QueryClause clause)
    {
        switch (clause.Kind)
        {
            case SearchClauseKind.All or SearchClauseKind.Prefix:
                _groups.AddRange(clause.Words.SelectMany(static word => word.Parts).Select(TermsOf));
                break;
            case SearchClauseKind.Phrase:
                _groups.AddRange(clause.InOrder.Select(static part => new[] { part.Term }));
                IsEnough = false;
                break;
            case SearchClauseKind.Any:
                _groups.Add([.. clause.Words.SelectMany(static word => TermsOf(word.Parts[0])).Distinct()]);
                IsEnough &= Array.TrueForAll(clause.Words, static word => word.Parts.Length == 1);
                break;
            case SearchClauseKind.Without:
                IsEnough = false;
                break;
            default:
                break;
        }
    }

    private static int[] TermsOf(QueryPart part) => [part.Term, .. part.Wholes];
}
