using System.Text;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>The terms of a query as they are looked up in an index. Immutable.</summary>
internal sealed class PlanTerms
{
    /// <summary>Prepares the terms.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="members">The members that are searched, by ordinal.</param>
    public PlanTerms(SearchPlan plan, IReadOnlyList<SearchMember> members)
    {
        Plan = plan;
        Members = members;
        Weights = [.. members.Select(static member => member.Weight)];
        Texts = Array.ConvertAll(plan.Terms, static term => Encoding.UTF8.GetBytes(term.Text));
        Words = [.. Enumerable.Range(0, plan.Terms.Length).Where(term => plan.Terms[term].Kind == QueryTermKind.Word)];
        Array.Sort(Words, (left, right) => Texts[left].AsSpan().SequenceCompareTo(Texts[right]));
        HasPlaces = new bool[plan.Terms.Length];
        var positions = new TermPositions(plan);
        for (var term = 0; term < HasPlaces.Length; term++)
        {
            HasPlaces[term] = positions.IsOf(term);
        }

        Ranges = [.. Enumerable.Range(0, plan.Terms.Length).Where(term => plan.Terms[term].Kind != QueryTermKind.Word)];
    }

    /// <summary>The query.</summary>
    public SearchPlan Plan { get; }

    /// <summary>The members that are searched, by ordinal.</summary>
    public IReadOnlyList<SearchMember> Members { get; }

    /// <summary>The weights of the members.</summary>
    public int[] Weights { get; }

    /// <summary>The terms as UTF-8, by number.</summary>
    public byte[][] Texts { get; }

    /// <summary>Whether it matters where each term stands, by number.</summary>
    public bool[] HasPlaces { get; }

    /// <summary>The numbers of those that are one word, in the order of their texts.</summary>
    public int[] Words { get; }

    /// <summary>The numbers of those that stand for all words that begin so.</summary>
    public int[] Ranges { get; }

    /// <summary>Whether a word of the index is one that a term stands for.</summary>
    /// <param name="term">The number of the term, one of <see cref="Ranges"/>.</param>
    /// <param name="word">The word.</param>
    public bool IsInRange(int term, ReadOnlySpan<byte> word) =>
        word.StartsWith(Texts[term]) && (Plan.Terms[term].Kind == QueryTermKind.Prefix || TermLookup.FirstUnit(Encoding.UTF8.GetString(word)).SequenceEqual(Plan.Terms[term].Text));
}
