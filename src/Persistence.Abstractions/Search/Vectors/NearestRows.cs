namespace Persistence.Search;

/// <summary>Chooses the embeddings that are nearest to one, and those that may be as near. For one thread.</summary>
/// <param name="rows">The embeddings.</param>
/// <param name="unit">The embedding looked for.</param>
/// <param name="count">How many are wanted.</param>
internal sealed class NearestRows(VectorRows rows, float[] unit, int count)
{
    private readonly PriorityQueue<int, float> _best = new();
    private readonly float _tolerance = UnitVector.Tolerance(unit.Length);
    private List<(int Row, float Cosine)> _kept = [];
    private float _least = float.NegativeInfinity;

    /// <summary>How many were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Compares one.</summary>
    /// <param name="row">Which.</param>
    public void Compare(int row)
    {
        Compared++;
        var cosine = UnitVector.Near(rows[row], unit);
        if (cosine < _least - _tolerance)
        {
            return;
        }

        _kept.Add((row, cosine));
        if (_best.Count < count)
        {
            _best.Enqueue(row, cosine);
            _least = _best.Count == count && _best.TryPeek(out _, out var least) ? least : _least;
        }
        else if (cosine > _least)
        {
            _best.DequeueEnqueue(row, cosine);
            _best.TryPeek(out _, out _least);
            Forget();
        }
    }

    /// <summary>The nearest, and those that lie so close to the last of them that only the exact cosine says which is nearer.</summary>
    public IEnumerable<int> Rows() => _kept.Where(kept => kept.Cosine >= _least - _tolerance).Select(static kept => kept.Row);

    private void Forget()
    {
        if (_kept.Count > 4 * count && _kept.Count > 1024)
        {
            _kept = _kept.FindAll(kept => kept.Cosine >= _least - _tolerance);
        }
    }
}
