namespace Persistence.Search;

/// <summary>Whether the conditions of a query hold for one session or entry.</summary>
/// <param name="plan">The query.</param>
/// <param name="holds">Whether a term stands in its texts.</param>
/// <param name="positions">Where the terms of phrases stand.</param>
internal readonly struct ClauseMatcher(SearchPlan plan, Func<int, bool> holds, TermPositions positions)
{
    /// <summary>Whether a part of a word stands in the texts, by itself or in a compound.</summary>
    /// <param name="part">The part.</param>
    /// <param name="holds">Whether a term stands there.</param>
    public static bool Holds(QueryPart part, Func<int, bool> holds) => holds(part.Term) || part.Wholes.Any(holds);

    /// <summary>Whether all conditions hold, and one of the plain words stands there where nothing else is demanded.</summary>
    public bool Matches() => Fulfils() && (plan.HasConditions || HoldsAny());

    /// <summary>Whether all conditions hold.</summary>
    public bool Fulfils()
    {
        foreach (var clause in plan.Clauses)
        {
            if (!Matches(clause))
            {
                return false;
            }
        }

        return true;
    }

    private bool Matches(QueryClause clause) => clause.Kind switch
    {
        SearchClauseKind.All or SearchClauseKind.Prefix => Array.TrueForAll(clause.Words, Holds),
        SearchClauseKind.Any => Array.Exists(clause.Words, Holds),
        SearchClauseKind.Phrase => positions.HoldInOrder(clause.InOrder),
        SearchClauseKind.Without => !Array.Exists(clause.Words, HoldsTogether),
        _ => true,
    };

    private bool Holds(QueryWord word)
    {
        foreach (var part in word.Parts)
        {
            if (!Holds(part, holds))
            {
                return false;
            }
        }

        return true;
    }

    // A compound is left out where its parts stand one after another, or where it stands whole.
    private bool HoldsTogether(QueryWord word) => positions.HoldInOrder(word.Parts) || (word.Parts[0].Wholes.Length > 0 && holds(word.Parts[0].Wholes[0]));

    private bool HoldsAny()
    {
        foreach (var part in plan.Parts)
        {
            if (Holds(part, holds))
            {
                return true;
            }
        }

        return false;
    }
}
