namespace Persistence.Search;

/// <summary>Puts the tokens of a condition together to words.</summary>
internal static class QueryWords
{
    /// <summary>Finds the words.</summary>
    /// <param name="clause">The condition.</param>
    /// <param name="tokens">Its tokens; at least one.</param>
    /// <param name="number">Numbers a term.</param>
    public static QueryWord[] Of(SearchClause clause, IReadOnlyList<SearchToken> tokens, Func<QueryTerm, int> number)
    {
        var words = new List<QueryWord>();
        for (var start = 0; start < tokens.Count;)
        {
            var end = End(tokens, start);
            var isLast = end == tokens.Count;
            words.Add(new QueryWord(clause.Text.Substring(tokens[start].Start, Length(tokens, start, end)), Parts(tokens, start, end, clause.Kind == SearchClauseKind.Prefix && isLast, number)));
            start = end;
        }

        return [.. words];
    }

    // A run of pairs ends with its last character, a compound with its last part.
    private static int End(IReadOnlyList<SearchToken> tokens, int start)
    {
        var end = start + 1;
        if (tokens[start].Kind == SearchTokenKind.Pair)
        {
            while (tokens[end - 1].Kind != SearchTokenKind.PairEnd)
            {
                end++;
            }
        }
        else if (tokens[start].Kind == SearchTokenKind.Compound)
        {
            var last = tokens[start].Start + tokens[start].Length;
            while (end < tokens.Count && tokens[end].Start < last)
            {
                end++;
            }
        }

        return end;
    }

    private static int Length(IReadOnlyList<SearchToken> tokens, int start, int end)
    {
        var last = tokens[start].Start + tokens[start].Length;
        for (var index = start + 1; index < end; index++)
        {
            last = Math.Max(last, tokens[index].Start + tokens[index].Length);
        }

        return last - tokens[start].Start;
    }

    private static QueryPart[] Parts(IReadOnlyList<SearchToken> tokens, int start, int end, bool isPrefix, Func<QueryTerm, int> number)
    {
        var parts = new List<QueryPart>();
        var compounds = new List<(int End, int Term)>();
        for (var index = start; index < end; index++)
        {
            var token = tokens[index];
            var isLast = isPrefix && index == end - 1;
            compounds.RemoveAll(compound => compound.End <= token.Start);
            if (token.Kind == SearchTokenKind.Compound)
            {
                // Of a beginning the last part is open, and so is the whole.
                compounds.Add((token.Start + token.Length, number(new QueryTerm(token.Text, isPrefix && token.Start + token.Length == tokens[end - 1].Start + tokens[end - 1].Length ? QueryTermKind.Prefix : QueryTermKind.Word))));
            }
            else if (token.Kind != SearchTokenKind.PairEnd)
            {
                var term = number(new QueryTerm(token.Text, token.Kind == SearchTokenKind.Alone ? QueryTermKind.Unit : isLast ? QueryTermKind.Prefix : QueryTermKind.Word));
                parts.Add(new QueryPart(term, token.Position, [.. compounds.Select(static compound => compound.Term)]));
            }
        }

        return [.. parts];
    }
}
