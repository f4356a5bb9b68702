using System.Buffers;

namespace Persistence.Search;

/// <summary>Finds the documents of a segment that hold what a query demands, beginning with what the fewest hold. For one thread.</summary>
/// <param name="required">What the query demands.</param>
internal sealed class SegmentCandidates(RequiredTerms required) : IDisposable
{
    private int[] _ordinals = ArrayPool<int>.Shared.Rent(256);
    private int _count;

    /// <summary>The documents that were found last, ascending.</summary>
    public ReadOnlySpan<int> Found => _ordinals.AsSpan(0, _count);

    /// <summary>Finds them.</summary>
    /// <param name="matches">What the segment has of the terms.</param>
    public void Find(SegmentMatches matches)
    {
        _count = 0;
        var groups = required.Groups.OrderBy(group => SizeOf(group, matches)).ToList();
        if (SizeOf(groups[0], matches) == 0)
        {
            return;
        }

        Begin(groups[0], matches);
        foreach (var group in groups.Skip(1))
        {
            Keep(group, matches);
        }

        if (matches.IsDead is { } isDead)
        {
            KeepWhere(isDead, false);
        }

        if (matches.IsAmong is { } isAmong)
        {
            var among = new bool[matches.Documents.Count];
            foreach (var ordinal in Found)
            {
                among[ordinal] = isAmong(ordinal);
            }

            KeepWhere(among, true);
        }
    }

    /// <summary>Sets them.</summary>
    /// <param name="ordinals">The documents, ascending.</param>
    /// <param name="isWanted">Says of each whether it is one.</param>
    public void Set(ReadOnlySpan<byte> ordinals, ReadOnlySpan<bool> isWanted)
    {
        _count = 0;
        Reserve(ordinals.Length);
        for (var ordinal = 0; ordinal < ordinals.Length; ordinal++)
        {
            // Written in any case, so that nothing has to be guessed.
            _ordinals[_count] = ordinal;
            _count += isWanted[ordinals[ordinal]] ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_ordinals);
        (_ordinals, _count) = ([], 0);
    }

    private static long SizeOf(int[] group, SegmentMatches matches)
    {
        var size = 0L;
        foreach (var term in group)
        {
            size += matches.Postings[term]?.Ordinals.Length ?? 0;
        }

        return size;
    }

    private static bool[] Union(int[] group, SegmentMatches matches)
    {
        var union = new bool[matches.Documents.Count];
        foreach (var term in group)
        {
            foreach (var ordinal in matches.Postings[term] is { } postings ? postings.Ordinals : [])
            {
                union[ordinal] = true;
            }
        }

        return union;
    }

    private void Begin(int[] group, SegmentMatches matches)
    {
        if (group.Length == 1)
        {
            var ordinals = matches.Postings[group[0]]!.Ordinals;
            Reserve(ordinals.Length);
            ordinals.CopyTo(_ordinals);
            _count = ordinals.Length;
            return;
        }

        var union = Union(group, matches);
        Reserve(union.Length);
        for (var ordinal = 0; ordinal < union.Length; ordinal++)
        {
            _ordinals[_count] = ordinal;
            _count += union[ordinal] ? 1 : 0;
        }
    }

    private void Keep(int[] group, SegmentMatches matches)
    {
        if (group.Length > 1)
        {
            KeepWhere(Union(group, matches), true);
            return;
        }

        var ordinals = matches.Postings[group[0]]!.Ordinals;
        var (kept, place) = (0, 0);
        for (var index = 0; index < _count && place < ordinals.Length; index++)
        {
            var ordinal = _ordinals[index];
            place = SortedOrdinals.FirstFrom(ordinals, place, ordinal);
            _ordinals[kept] = ordinal;
            kept += place < ordinals.Length && ordinals[place] == ordinal ? 1 : 0;
        }

        _count = kept;
    }

    private void KeepWhere(bool[] values, bool value)
    {
        var kept = 0;
        for (var index = 0; index < _count; index++)
        {
            var ordinal = _ordinals[index];
            _ordinals[kept] = ordinal;
            kept += values[ordinal] == value ? 1 : 0;
        }

        _count = kept;
    }

    private void Reserve(int count)
    {
        if (_ordinals.Length <= count)
        {
            ArrayPool<int>.Shared.Return(_ordinals);
            _ordinals = ArrayPool<int>.Shared.Rent(count + 1);
        }
    }
}
