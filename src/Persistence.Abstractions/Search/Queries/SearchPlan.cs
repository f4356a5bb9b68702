namespace Persistence.Search;

/// <summary>What is looked up for a query. Immutable, for many threads.</summary>
internal sealed class SearchPlan
{
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    private readonly Dictionary<QueryTerm, int> _numbers = [];

    /// <summary>Plans a query.</summary>
    /// <param name="query">The query.</param>
    /// <exception cref="ArgumentException">Its cursor belongs to another query.</exception>
    public SearchPlan(SearchQuery query)
    {
        Hash = HashStart;
        var clauses = new List<QueryClause>();
        foreach (var clause in query.Clauses)
        {
            Add(clause, clauses);
        }

        Clauses = [.. clauses];
        Terms = [.. _numbers.OrderBy(static term => term.Value).Select(static term => term.Key)];
        HasConditions = clauses.Exists(static clause => clause.Kind is not (SearchClauseKind.Words or SearchClauseKind.Without));
        HasWords = clauses.Exists(static clause => clause.Kind != SearchClauseKind.Without);
        HasPhrases = clauses.Exists(static clause => clause.Kind is SearchClauseKind.Phrase or SearchClauseKind.Without);
        Parts = [.. clauses.Where(static clause => clause.Kind != SearchClauseKind.Without).SelectMany(static clause => clause.Words).SelectMany(static word => word.Parts).DistinctBy(static part => part.Term)];
        Scored = [.. Parts.SelectMany(static part => part.Wholes.Prepend(part.Term)).Distinct().Order()];
        Cursor = query.Cursor;
        if (Cursor is not null && Cursor.Query != Hash)
        {
            throw new ArgumentException("The cursor belongs to another query. Pass on Next of a page of the same query, or search without a cursor.", nameof(query));
        }
    }

    /// <summary>The words that are looked up, by number.</summary>
    public QueryTerm[] Terms { get; }

    /// <summary>The conditions.</summary>
    public QueryClause[] Clauses { get; }

    /// <summary>The parts of all words that are to be found, once each.</summary>
    public QueryPart[] Parts { get; }

    /// <summary>The numbers of the terms that count for the score, ascending.</summary>
    public int[] Scored { get; }

    /// <summary>Whether there is anything to find.</summary>
    public bool HasWords { get; }

    /// <summary>Whether something is demanded beside plain words.</summary>
    public bool HasConditions { get; }

    /// <summary>Whether it matters where words stand.</summary>
    public bool HasPhrases { get; }

    /// <summary>A number of the query, the same wherever it is made.</summary>
    public ulong Hash { get; private set; }

    /// <summary>After which hit to go on; null for the start.</summary>
    public SearchCursor? Cursor { get; }

    private void Add(SearchClause clause, List<QueryClause> clauses)
    {
        var tokens = TextAnalyzer.Analyze(clause.Text);
        Mix((char)clause.Kind);
        foreach (var token in tokens)
        {
            foreach (var unit in token.Text)
            {
                Mix(unit);
            }

            Mix((char)token.Kind);
        }

        if (tokens.Count > 0)
        {
            clauses.Add(new QueryClause(clause.Kind, QueryWords.Of(clause, tokens, Number)));
        }
    }

    private int Number(QueryTerm term)
    {
        if (!_numbers.TryGetValue(term, out var number))
        {
            _numbers.Add(term, number = _numbers.Count);
        }

        return number;
    }

    private void Mix(char unit) => Hash = (Hash ^ unit) * HashFactor;
}
