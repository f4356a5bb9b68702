using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Compares one session or entry after another with an embedding, and keeps the nearest. For one thread.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="request">The search.</param>
internal sealed class VectorScan<TKey>(VectorRequest request) : IFollowedScan<TKey>
    where TKey : notnull
{
    private readonly float[] _unit = new float[request.Member.Dimensions];
    private readonly List<RankedHit<TKey>> _hits = [];

    /// <inheritdoc/>
    public SearchText Text { get; } = new();

    /// <summary>The sessions that cannot be read.</summary>
    public List<SkippedSession> Skipped { get; } = [];

    /// <inheritdoc/>
    public void Add(TKey key, string sortKey, long sequence)
    {
        var vector = Text.Vector;
        Text.Clear();
        if (VectorRules.IsComparable(vector, request.Member) && request.Among?.Contains(sortKey) != false)
        {
            UnitVector.Make(vector, _unit);
            Add(new RankedHit<TKey>(key, sortKey, sequence, UnitVector.Cosine(_unit, request.Unit)));
        }
    }

    /// <inheritdoc/>
    public void Skip(SkippedSession session) => Skipped.Add(session);

    /// <summary>Takes a hit that was found elsewhere.</summary>
    /// <param name="hit">The hit.</param>
    public void Add(RankedHit<TKey> hit) => _hits.Add(hit);

    /// <summary>Gives the nearest.</summary>
    /// <param name="others">How many were compared and are none of the nearest.</param>
    public SearchPage<TKey> Take(long others)
    {
        var matches = _hits.Count + others;
        _hits.Sort(RankedHit<TKey>.Compare);
        var hits = _hits.Count > request.Count ? _hits[..request.Count] : _hits;
        return new SearchPage<TKey>(hits, matches > hits.Count, matches, Skipped);
    }
}
