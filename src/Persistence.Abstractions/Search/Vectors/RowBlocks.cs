namespace Persistence.Search;

/// <summary>Rows of bytes side by side in memory, in blocks of some megabytes at most. For one thread.</summary>
/// <param name="size">How many bytes a row has.</param>
/// <param name="rowsInBlock">How many rows a block has.</param>
internal sealed class RowBlocks(int size, int rowsInBlock)
{
    private readonly List<ArraySegment<byte>> _blocks = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>A row.</summary>
    /// <param name="row">Which.</param>
    public Span<byte> this[int row] => _blocks[row / rowsInBlock].AsSpan(row % rowsInBlock * size, size);

    /// <summary>Adds a row.</summary>
    /// <returns>Where to write it.</returns>
    public Span<byte> Add()
    {
        var row = Count % rowsInBlock;
        if (row == 0)
        {
            _blocks.Add(new byte[rowsInBlock * size]);
        }
        else if (row * size == _blocks[^1].Count)
        {
            // The last one of a stored copy is as long as its rows.
            var whole = new byte[rowsInBlock * size];
            _blocks[^1].CopyTo(whole);
            _blocks[^1] = whole;
        }

        return this[Count++];
    }

    /// <summary>Writes all.</summary>
    /// <param name="output">Receives a block in a part.</param>
    public void CopyTo(CopyWriter output)
    {
        for (var block = 0; block < _blocks.Count; block++)
        {
            output.Add(_blocks[block].AsMemory()[..(RowsOf(block, Count) * size)]);
        }
    }

    /// <summary>Begins with what was written.</summary>
    /// <param name="parts">The parts, from the first one of these on; they belong to this object from here on.</param>
    /// <param name="count">How many rows were written.</param>
    /// <returns>The parts that follow.</returns>
    /// <exception cref="FormatException">They are something else.</exception>
    public ReadOnlySpan<ArraySegment<byte>> Begin(ReadOnlySpan<ArraySegment<byte>> parts, int count)
    {
        for (; _blocks.Count * (long)rowsInBlock < count; parts = parts[1..])
        {
            var rows = RowsOf(_blocks.Count, count);
            _blocks.Add(parts.Length > 0 && parts[0].Count == rows * size ? parts[0] : throw PackedReader.Damaged());
        }

        Count = count;
        return parts;
    }

    private int RowsOf(int block, int count) => Math.Min(rowsInBlock, count - (block * rowsInBlock));
}
