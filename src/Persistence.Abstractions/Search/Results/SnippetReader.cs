using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Finds the place of a text that shows most of a query's words.</summary>
/// <param name="plan">The query.</param>
/// <param name="members">The members that are searched, by ordinal.</param>
internal sealed class SnippetReader(SearchPlan plan, IReadOnlyList<SearchMember> members)
{
    private const int UsualLength = 160;
    private const string Ellipsis = "…";

    private readonly TermLookup _lookup = new(plan.Terms);
    private readonly List<int> _terms = [];

    /// <summary>Finds the best place.</summary>
    /// <param name="texts">The texts of a session or entry.</param>
    /// <param name="tokens">The words of each.</param>
    /// <returns>The piece with its marks.</returns>
    public SearchSnippet Read(IReadOnlyList<(int Member, string Text)> texts, IReadOnlyList<IReadOnlyList<SearchToken>> tokens)
    {
        var best = (Terms: 0, Index: 0, First: 0, Marks: (List<(SearchMark Mark, int Term)>)[]);
        for (var index = 0; index < texts.Count; index++)
        {
            var marks = Marks(tokens[index]);
            var (first, terms) = BestStart(marks);
            if (terms > best.Terms)
            {
                best = (terms, index, first, marks);
            }
        }

        return best.Terms == 0 ? new SearchSnippet("", "", []) : Cut(texts[best.Index], tokens[best.Index], best.Marks, best.First);
    }

    private List<(SearchMark Mark, int Term)> Marks(IReadOnlyList<SearchToken> tokens)
    {
        var marks = new List<(SearchMark, int)>();
        foreach (var token in tokens)
        {
            _lookup.Find(token, _terms);
            foreach (var term in _terms)
            {
                if (Array.BinarySearch(plan.Scored, term) >= 0)
                {
                    marks.Add((new SearchMark(token.Start, token.Length), term));
                }
            }
        }

        return marks;
    }

    // The mark from which on a piece holds the most different words, and how many.
    private static (int First, int Terms) BestStart(List<(SearchMark Mark, int Term)> marks)
    {
        var counts = new Dictionary<int, int>();
        var (bestFirst, bestTerms, end) = (0, 0, 0);
        for (var first = 0; first < marks.Count; first++)
        {
            for (; end < marks.Count && marks[end].Mark.Start + marks[end].Mark.Length <= marks[first].Mark.Start + UsualLength; end++)
            {
                counts[marks[end].Term] = counts.GetValueOrDefault(marks[end].Term) + 1;
            }

            if (Math.Max(1, counts.Count) > bestTerms)
            {
                (bestFirst, bestTerms) = (first, Math.Max(1, counts.Count));
            }

            if (end == first)
            {
                end++;
            }
            else if (--counts[marks[first].Term] == 0)
            {
                counts.Remove(marks[first].Term);
            }
        }

        return (bestFirst, bestTerms);
    }

    // Words stand whole in the piece; a third of what is free stands before the first one.
    private SearchSnippet Cut((int Member, string Text) best, IReadOnlyList<SearchToken> tokens, List<(SearchMark Mark, int Term)> marks, int first)
    {
        var text = best.Text;
        var start = marks[first].Mark.Start;
        var last = marks.Where(mark => mark.Mark.Start >= start && mark.Mark.Start + mark.Mark.Length <= start + UsualLength).Select(static mark => mark.Mark.Start + mark.Mark.Length).DefaultIfEmpty(Math.Min(text.Length, start + UsualLength)).Max();
        var from = Math.Max(0, start - Math.Max(0, (UsualLength - (last - start)) / 3));
        from = from == 0 ? 0 : tokens.Where(token => token.Start >= from).Select(static token => token.Start).DefaultIfEmpty(start).Min();
        from = Math.Min(from, start);
        var to = from + UsualLength >= text.Length ? text.Length : tokens.Select(static token => token.Start + token.Length).Where(end => end <= from + UsualLength).DefaultIfEmpty(last).Max();
        to = Whole(text, Math.Max(to, last));
        var head = from == 0 ? "" : Ellipsis;
        return new SearchSnippet(members[best.Member].Name, head + text[from..to] + (to == text.Length ? "" : Ellipsis), Merge(marks, from, to, head.Length));
    }

    private static int Whole(string text, int end) => end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end;

    private static List<SearchMark> Merge(List<(SearchMark Mark, int Term)> marks, int from, int to, int head)
    {
        var merged = new List<SearchMark>();
        foreach (var (mark, _) in marks.Where(mark => mark.Mark.Start >= from && mark.Mark.Start < to).OrderBy(static mark => mark.Mark.Start).ThenByDescending(static mark => mark.Mark.Length))
        {
            var (start, end) = (mark.Start - from + head, Math.Min(mark.Start + mark.Length, to) - from + head);
            if (merged.Count > 0 && start < merged[^1].Start + merged[^1].Length)
            {
                merged[^1] = new SearchMark(merged[^1].Start, Math.Max(end, merged[^1].Start + merged[^1].Length) - merged[^1].Start);
            }
            else
            {
                merged.Add(new SearchMark(start, end - start));
            }
        }

        return merged;
    }
}
