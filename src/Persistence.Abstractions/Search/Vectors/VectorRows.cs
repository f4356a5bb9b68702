using System.Runtime.InteropServices;

namespace Persistence.Search;

/// <summary>Embeddings of length 1 side by side in memory, in arrays of some megabytes, each with the number of its session and its sequence. For one thread.</summary>
/// <param name="dimensions">How many numbers an embedding has.</param>
internal sealed class VectorRows(int dimensions)
{
    private const int NumbersInBlock = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly List<(long Number, long Sequence)> _of = [];

    /// <summary>How many embeddings a block has.</summary>
    public int RowsInBlock { get; } = Math.Max(1, NumbersInBlock / dimensions);

    private int Size => dimensions * sizeof(float);

    /// <summary>How many there are.</summary>
    public int Count => _of.Count;

    /// <summary>Whose embedding one is.</summary>
    /// <param name="row">Which.</param>
    public (long Number, long Sequence) Of(int row) => _of[row];

    /// <summary>One embedding.</summary>
    /// <param name="row">Which.</param>
    public ReadOnlySpan<float> this[int row] => Place(row);

    /// <summary>Adds one.</summary>
    /// <param name="number">The number of its session.</param>
    /// <param name="sequence">Its sequence; 0 for a session.</param>
    /// <returns>Where to write it.</returns>
    public Span<float> Add(long number, long sequence)
    {
        if (_of.Count == _blocks.Count * RowsInBlock)
        {
            _blocks.Add(new byte[RowsInBlock * Size]);
        }

        _of.Add((number, sequence));
        return Place(_of.Count - 1);
    }

    /// <summary>Writes all.</summary>
    /// <param name="output">Receives whose embeddings they are, in one part, and the embeddings, a block in a part.</param>
    public void CopyTo(CopyWriter output)
    {
        var (last, before) = (0L, 0L);
        output.Record.Number(_of.Count);
        foreach (var (number, sequence) in _of)
        {
            output.Record.Signed(number - last);
            output.Record.Signed(sequence - before);
            (last, before) = (number, sequence);
        }

        output.EndPart();
        for (var block = 0; block < _blocks.Count; block++)
        {
            output.Add(_blocks[block].AsMemory(0, Math.Min(RowsInBlock, _of.Count - (block * RowsInBlock)) * Size));
        }
    }

    /// <summary>Begins with what was written.</summary>
    /// <param name="parts">The parts; they belong to this object from here on.</param>
    /// <exception cref="FormatException">They are something else.</exception>
    public void Begin(IReadOnlyList<byte[]> parts)
    {
        var input = new PackedReader(parts.Count > 0 ? parts[0] : []);
        var (number, sequence) = (0L, 0L);
        for (var count = input.Int(); count > 0; count--)
        {
            _of.Add((number += input.Signed(), sequence += input.Signed()));
        }

        for (var block = 0; block * RowsInBlock < _of.Count; block++)
        {
            var rows = Math.Min(RowsInBlock, _of.Count - (block * RowsInBlock));
            var part = block + 1 < parts.Count && parts[block + 1].Length == rows * Size ? parts[block + 1] : throw PackedReader.Damaged();
            if (rows < RowsInBlock)
            {
                Array.Resize(ref part, RowsInBlock * Size);
            }

            _blocks.Add(part);
        }
    }

    private Span<float> Place(int row) => MemoryMarshal.Cast<byte, float>(_blocks[row / RowsInBlock].AsSpan(row % RowsInBlock * Size, Size));
}
