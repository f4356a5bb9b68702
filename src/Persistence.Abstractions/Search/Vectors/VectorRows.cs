namespace Persistence.Search;

/// <summary>Embeddings of length 1 side by side in memory, in arrays of some megabytes, each with the number of its session and its sequence. For one thread.</summary>
/// <param name="dimensions">How many numbers an embedding has.</param>
internal sealed class VectorRows(int dimensions)
{
    private const int NumbersInBlock = 1 << 20;

    private readonly List<float[]> _blocks = [];
    private readonly List<(long Number, long Sequence)> _of = [];

    /// <summary>How many embeddings a block has.</summary>
    public int RowsInBlock { get; } = Math.Max(1, NumbersInBlock / dimensions);

    /// <summary>How many there are.</summary>
    public int Count => _of.Count;

    /// <summary>Whose embedding one is.</summary>
    /// <param name="row">Which.</param>
    public (long Number, long Sequence) Of(int row) => _of[row];

    /// <summary>One embedding.</summary>
    /// <param name="row">Which.</param>
    public ReadOnlySpan<float> this[int row] => _blocks[row / RowsInBlock].AsSpan(row % RowsInBlock * dimensions, dimensions);

    /// <summary>Adds one.</summary>
    /// <param name="number">The number of its session.</param>
    /// <param name="sequence">Its sequence; 0 for a session.</param>
    /// <returns>Where to write it.</returns>
    public Span<float> Add(long number, long sequence)
    {
        if (_of.Count == _blocks.Count * RowsInBlock)
        {
            _blocks.Add(new float[RowsInBlock * dimensions]);
        }

        _of.Add((number, sequence));
        var row = _of.Count - 1;
        return _blocks[row / RowsInBlock].AsSpan(row % RowsInBlock * dimensions, dimensions);
    }
}
