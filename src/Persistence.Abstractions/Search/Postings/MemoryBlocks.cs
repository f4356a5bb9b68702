namespace Persistence.Search;

/// <summary>The blocks of an index in memory. For one thread that writes, or many that read.</summary>
internal sealed class MemoryBlocks : ISearchBlocks
{
    private readonly SortedList<long, byte[]> _blocks = [];

    /// <inheritdoc/>
    public byte[]? Read(long id) => _blocks.GetValueOrDefault(id);

    /// <inheritdoc/>
    public IReadOnlyList<(long Id, byte[] Block)> ReadFrom(long first) => [.. Enumerable.Range(IndexOf(first), _blocks.Count - IndexOf(first)).Select(index => (_blocks.Keys[index], _blocks.Values[index]))];

    /// <inheritdoc/>
    public (long Id, byte[] Block)? ReadLast() => _blocks.Count == 0 ? null : (_blocks.Keys[^1], _blocks.Values[^1]);

    /// <inheritdoc/>
    public void Write(long id, ReadOnlySpan<byte> block) => _blocks[id] = block.ToArray();

    /// <inheritdoc/>
    public void Remove(long first, long last)
    {
        for (var index = IndexOf(first); index < _blocks.Count && _blocks.Keys[index] <= last;)
        {
            _blocks.RemoveAt(index);
        }
    }

    private int IndexOf(long first)
    {
        var (low, high) = (0, _blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _blocks.Keys[middle] < first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
