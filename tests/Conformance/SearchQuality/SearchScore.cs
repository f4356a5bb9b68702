using System.Globalization;

namespace Persistence.Conformance;

/// <summary>How well a search answers the queries of one group.</summary>
/// <param name="Recall">The share of the answers that are among the first five hits; of queries with more than five answers, of five.</param>
/// <param name="Rank">The mean of 1 / the place of the first answer among ten hits (MRR).</param>
internal readonly record struct SearchScore(double Recall, double Rank)
{
    private const int First = 5;

    /// <summary>Asks every query.</summary>
    /// <param name="queries">The queries of one group.</param>
    /// <param name="search">Gives the first hits of a query, as places in the set.</param>
    public static SearchScore Of(IReadOnlyCollection<LabelledQuery> queries, Func<string, IReadOnlyList<int>> search)
    {
        var (recall, rank) = (0.0, 0.0);
        foreach (var query in queries)
        {
            var hits = search(query.Text);
            recall += (double)hits.Take(First).Count(query.Answers.Contains) / Math.Min(First, query.Answers.Count);
            var place = hits.TakeWhile(hit => !query.Answers.Contains(hit)).Count();
            rank += place < hits.Count ? 1.0 / (place + 1) : 0;
        }

        return new SearchScore(recall / queries.Count, rank / queries.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Recall:0.000} | {Rank:0.000}");
}
