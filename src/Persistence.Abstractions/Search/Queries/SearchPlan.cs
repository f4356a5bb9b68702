using Persistence.Engine;

namespace Persistence.Search;

/// <summary>What is looked up for a query. Immutable, for many threads.</summary>
internal sealed class SearchPlan
{
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    private readonly Dictionary<QueryTerm, int> _numbers = [];
    private readonly SearchQuery _query;
    private readonly IReadOnlySet<string> _rare;
    private readonly IReadOnlyList<QueryCondition> _conditions;

    /// <summary>Plans a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="conditions">What holds for all sessions among which is searched.</param>
    /// <exception cref="ArgumentException">Its cursor belongs to another query.</exception>
    public SearchPlan(SearchQuery query, IReadOnlyList<QueryCondition> conditions)
        : this(query, conditions, new HashSet<string>())
    {
    }

    private SearchPlan(SearchQuery query, IReadOnlyList<QueryCondition> conditions, IReadOnlySet<string> rare)
    {
        (_query, _conditions, _rare, Hash) = (query, conditions, rare, HashStart);
        foreach (var condition in conditions)
        {
            Mix($"{condition.Index.StorageName}\0{condition.Comparison}\0{condition.Text}\0{condition.EndText}\0");
        }

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

    /// <summary>Plans the query once more with the other forms of its plain words that are rare.</summary>
    /// <param name="found">In how many sessions or entries each term stands.</param>
    /// <returns>The plan; null where no plain word is rare, or where that is not known.</returns>
    public SearchPlan? WithForms(long[] found)
    {
        if (found.Length == 0)
        {
            return null;
        }

        var rare = Clauses.Where(static clause => clause.Kind == SearchClauseKind.Words)
            .SelectMany(static clause => clause.Words).SelectMany(static word => word.Parts)
            .Where(part => WordForms.AreSought(Terms[part.Term], found[part.Term]))
            .Select(part => Terms[part.Term].Text).ToHashSet();
        return rare.Count == 0 ? null : new SearchPlan(_query, _conditions, rare);
    }

    private void Add(SearchClause clause, List<QueryClause> clauses)
    {
        var tokens = TextAnalyzer.Analyze(clause.Text);
        Mix((char)clause.Kind);
        foreach (var token in tokens)
        {
            Mix(token.Text);
            Mix((char)token.Kind);
        }

        if (tokens.Count > 0)
        {
            clauses.Add(new QueryClause(clause.Kind, QueryWords.Of(clause, tokens, Number)));
            if (clause.Kind == SearchClauseKind.Words && _rare.Count > 0)
            {
                AddForms(clauses[^1].Words);
            }
        }
    }

    // A word is found where one of its forms is, as a part is where a compound is.
    private void AddForms(QueryWord[] words)
    {
        var rare = _numbers.Where(term => term.Key.Kind == QueryTermKind.Word && _rare.Contains(term.Key.Text)).ToDictionary(static term => term.Value, static term => term.Key.Text);
        foreach (var parts in words.Select(static word => word.Parts))
        {
            for (var index = 0; index < parts.Length; index++)
            {
                if (rare.TryGetValue(parts[index].Term, out var word))
                {
                    parts[index] = parts[index] with { Wholes = [.. parts[index].Wholes, Number(new QueryTerm(WordForms.BeginningOf(word), QueryTermKind.Prefix))] };
                }
            }
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

    private void Mix(string text)
    {
        foreach (var unit in text)
        {
            Mix(unit);
        }
    }

    private void Mix(char unit) => Hash = (Hash ^ unit) * HashFactor;
}
