using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Compares texts with a query, one session or entry after another. For one thread.</summary>
/// <param name="plan">The query.</param>
/// <param name="members">The members that are searched, by ordinal.</param>
internal sealed class DocumentMatcher(SearchPlan plan, IReadOnlyList<SearchMember> members)
{
    /// <summary>The places between two texts, so that no phrase goes on from one to the next.</summary>
    public const int Gap = 2;

    private readonly TokenReader _reader = new();
    private readonly TermLookup _lookup = new(plan.Terms);
    private readonly List<int> _terms = [];
    private readonly List<int> _counted = [];
    private readonly List<int> _touched = [];
    private readonly int[] _counts = new int[plan.Terms.Length];
    private readonly int[] _lastPosition = new int[plan.Terms.Length];
    private readonly double[] _frequencies = new double[plan.Terms.Length];
    private readonly TermPositions _positions = new(plan);

    /// <summary>The numbers of the terms that stand in the texts compared last.</summary>
    public IReadOnlyList<int> Found => _touched;

    /// <summary>The words of each of the texts compared last.</summary>
    public List<List<SearchToken>> Tokens { get; } = [];

    /// <summary>Compares.</summary>
    /// <param name="text">The texts of a session or entry.</param>
    /// <param name="needsWords">Whether something that is looked for has to stand there; false where the conditions alone count.</param>
    /// <returns>Whether they match the query.</returns>
    public bool Matches(SearchText text, bool needsWords = true)
    {
        Clear();
        var texts = text.Texts;
        var place = 0;
        for (var start = 0; start < texts.Count;)
        {
            var member = texts[start].Member;
            var (end, length) = (start, 0);
            for (; end < texts.Count && texts[end].Member == member; end++)
            {
                var words = Count(texts[end].Text, end, place);
                place += words + Gap;
                length += words;
            }

            Weigh(members[member].Weight, length);
            start = end;
        }

        var clauses = new ClauseMatcher(plan, Holds, _positions);
        return needsWords ? _touched.Count > 0 && clauses.Matches() : clauses.Fulfils();
    }

    /// <summary>The terms that count for the score and stand in the texts compared last, ascending by number.</summary>
    public (int Term, double Frequency)[] Scored() =>
        [.. _touched.Where(term => Array.BinarySearch(plan.Scored, term) >= 0).Order().Select(term => (term, _frequencies[term]))];

    /// <summary>How many parts of the query's words stand in the texts compared last.</summary>
    public int Covered() => plan.Parts.Count(part => ClauseMatcher.Holds(part, Holds));

    /// <summary>The words of the query that stand in the texts compared last, as the query has them.</summary>
    public IReadOnlyList<string> Words() =>
        [.. plan.Clauses.Where(static clause => clause.Kind != SearchClauseKind.Without).SelectMany(static clause => clause.Words).Where(word => word.Parts.Any(part => ClauseMatcher.Holds(part, Holds))).Select(static word => word.Text).Distinct()];

    private bool Holds(int term) => _frequencies[term] > 0;

    private void Clear()
    {
        foreach (var term in _touched)
        {
            _frequencies[term] = 0;
        }

        _touched.Clear();
        _positions.Clear();
    }

    private int Count(string text, int index, int place)
    {
        if (index == Tokens.Count)
        {
            Tokens.Add([]);
        }

        var tokens = Tokens[index];
        tokens.Clear();
        _reader.Read(text, tokens);
        foreach (var token in tokens)
        {
            _lookup.Find(token, _terms);
            foreach (var term in _terms)
            {
                Count(term, place + token.Position);
            }
        }

        return tokens.Count == 0 ? 0 : tokens[^1].Position + 1;
    }

    // A compound and its first part stand at one place, which a beginning finds once.
    private void Count(int term, int position)
    {
        if (_counts[term] > 0 && _lastPosition[term] == position)
        {
            return;
        }

        _counts[term]++;
        _lastPosition[term] = position;
        _positions.Add(term, position);
        if (_counts[term] == 1)
        {
            _counted.Add(term);
        }
    }

    private void Weigh(int weight, int length)
    {
        foreach (var term in _counted)
        {
            if (_frequencies[term] == 0)
            {
                _touched.Add(term);
            }

            _frequencies[term] += SearchRanking.Frequency(_counts[term], weight, length);
            _counts[term] = 0;
        }

        _counted.Clear();
    }
}
