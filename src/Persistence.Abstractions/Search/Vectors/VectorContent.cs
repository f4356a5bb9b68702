using System.Runtime.InteropServices;
using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>The embeddings of a store in memory, as of the last search. For one thread.</summary>
/// <param name="member">What is kept.</param>
/// <param name="isHeld">Whether the numbers of all are kept, or the short forms alone.</param>
internal sealed class VectorContent(VectorMember member, bool isHeld) : IFollowedContent
{
    private readonly Dictionary<long, int> _counts = [];
    private readonly List<(long Number, long Sequence, float[] Vector)> _added = [];
    private VectorRows _rows = new(member.Dimensions, isHeld);

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
            _rows.Add(number, sequence, vector);
            _counts[number] = _counts.GetValueOrDefault(number) + 1;
        }

        _added.Clear();
        return retired.Count > 0 && retired.Sum(number => (long)_counts.GetValueOrDefault(number)) > _rows.Count / 2 ? Clean(retired) : [];
    }

    /// <inheritdoc/>
    public void CopyTo(CopyWriter output) => _rows.CopyTo(output);

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<ArraySegment<byte>> parts)
    {
        _rows.Begin([.. parts]);
        for (var row = 0; row < _rows.Count; row++)
        {
            var (number, _) = _rows.Of(row);
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, number, out _)++;
        }
    }

    /// <summary>Finds the nearest.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="request">The search, and what was found by reading, which receives the nearest.</param>
    /// <param name="sessions">The sessions, and the numbers of those that are no longer stored.</param>
    /// <param name="isLast">Whether what changed meanwhile is taken as it is.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Null where something that may be near has changed since it was put into memory.</returns>
    public ValueTask<SearchPage<TKey>?> Match<TKey>((VectorRequest Request, VectorScan<TKey> Scan) request, (FollowedSearch<TKey> Followed, IReadOnlySet<long> Dead) sessions, bool isLast, IoMode mode)
        where TKey : notnull =>
        new VectorMatch<TKey>(request.Request, _rows, (sessions.Followed.KeyOf, sessions.Followed.Texts), request.Scan).Run(sessions.Dead, isLast, mode);

    private List<long> Clean(IReadOnlySet<long> retired)
    {
        var rows = new VectorRows(member.Dimensions, isHeld);
        for (var row = 0; row < _rows.Count; row++)
        {
            if (!retired.Contains(_rows.Of(row).Number))
            {
                rows.Add(_rows, row);
            }
        }

        _rows = rows;
        List<long> gone = [.. retired];
        gone.ForEach(number => _counts.Remove(number));
        return gone;
    }
}
