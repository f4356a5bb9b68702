namespace Persistence.Search;

/// <summary>
/// Puts two orders together: what stands at place p of one counts 1 / (60 + p), and what stands in both counts both (reciprocal rank fusion). Scores of words and cosines have no common
/// measure, places have. Docs: docs/search.md.
/// </summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
internal sealed class RankFusion<TKey>
    where TKey : notnull
{
    private const int Flatness = 60;

    private readonly Dictionary<(string SortKey, long Sequence), (RankedHit<TKey> Hit, double Score)> _scores = [];

    /// <summary>Takes an order.</summary>
    /// <param name="hits">The hits, the best first.</param>
    public void Add(IReadOnlyList<RankedHit<TKey>> hits)
    {
        for (var place = 1; place <= hits.Count; place++)
        {
            var hit = hits[place - 1];
            var known = _scores.GetValueOrDefault((hit.SortKey, hit.Sequence), (hit, 0));
            _scores[(hit.SortKey, hit.Sequence)] = (hit, known.Score + (1.0 / (Flatness + place)));
        }
    }

    /// <summary>The order of both.</summary>
    public List<RankedHit<TKey>> InOrder()
    {
        List<RankedHit<TKey>> hits = [.. _scores.Values.Select(static one => new RankedHit<TKey>(one.Hit.Key, one.Hit.SortKey, one.Hit.Sequence, Math.Round(one.Score, 6)))];
        hits.Sort(RankedHit<TKey>.Compare);
        return hits;
    }
}
