using System.Runtime.InteropServices;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>The embeddings of a store in memory, as of the last search. For one thread.</summary>
/// <param name="member">What is kept.</param>
internal sealed class VectorContent(VectorMember member) : IFollowedContent
{
    private readonly Dictionary<long, int> _counts = [];
    private readonly List<(long Number, long Sequence, float[] Vector)> _added = [];
    private VectorRows _rows = new(member.Dimensions);

    /// <inheritdoc/>
    public void Begin() => _added.Clear();

    /// <inheritdoc/>
    public void Add(long number, long sequence, SearchText text)
    {
        if (VectorRules.IsComparable(text.Vector, member))
        {
            _added.Add((number, sequence, text.Vector!));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<long> Keep(IReadOnlySet<long> retired)
    {
        foreach (var (number, sequence, vector) in _added)
        {
            UnitVector.Make(vector, _rows.Add(number, sequence));
            _counts[number] = _counts.GetValueOrDefault(number) + 1;
        }

        _added.Clear();
        return retired.Count > 0 && retired.Sum(number => (long)_counts.GetValueOrDefault(number)) > _rows.Count / 2 ? Clean(retired) : [];
    }

    /// <inheritdoc/>
    public void CopyTo(CopyWriter output) => _rows.CopyTo(output);

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<byte[]> parts)
    {
        _rows.Begin(parts);
        for (var row = 0; row < _rows.Count; row++)
        {
            var (number, _) = _rows.Of(row);
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, number, out _)++;
        }
    }

    /// <summary>Finds the nearest.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="request">The search.</param>
    /// <param name="scan">What was found by reading; receives the nearest.</param>
    /// <param name="dead">The numbers of sessions that are no longer stored.</param>
    /// <param name="keyOf">Gives the key of a session's number.</param>
    public SearchPage<TKey> Match<TKey>(VectorRequest request, VectorScan<TKey> scan, IReadOnlySet<long> dead, Func<long, (TKey Key, string SortKey)?> keyOf)
        where TKey : notnull
    {
        var nearest = new NearestRows(_rows, request.Unit, request.Count + 1);
        var (last, isSearched) = (0L, false);
        for (var row = 0; row < _rows.Count; row++)
        {
            var (number, _) = _rows.Of(row);
            if (number != last)
            {
                (last, isSearched) = (number, !dead.Contains(number) && (request.Among is null || (keyOf(number) is { } key && request.Among.Contains(key.SortKey))));
            }

            if (isSearched)
            {
                nearest.Compare(row);
            }
        }

        var found = 0;
        foreach (var row in nearest.Rows())
        {
            var (number, sequence) = _rows.Of(row);
            if (keyOf(number) is { } key)
            {
                found++;
                scan.Add(new RankedHit<TKey>(key.Key, key.SortKey, sequence, UnitVector.Cosine(_rows[row], request.Unit)));
            }
        }

        return scan.Take(nearest.Compared - found);
    }

    private List<long> Clean(IReadOnlySet<long> retired)
    {
        var rows = new VectorRows(member.Dimensions);
        for (var row = 0; row < _rows.Count; row++)
        {
            var (number, sequence) = _rows.Of(row);
            if (!retired.Contains(number))
            {
                _rows[row].CopyTo(rows.Add(number, sequence));
            }
        }

        _rows = rows;
        List<long> gone = [.. retired];
        gone.ForEach(number => _counts.Remove(number));
        return gone;
    }
}
