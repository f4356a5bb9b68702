namespace Persistence.Search;

/// <summary>Chooses the embeddings that are nearest to one, and those that may be as near. For one thread.</summary>
/// <param name="count">How many are wanted.</param>
/// <param name="tolerance">What may be missing to be as near: <see cref="UnitVector.Tolerance"/>.</param>
internal sealed class NearestRows(int count, float tolerance)
{
    private readonly PriorityQueue<int, float> _best = new();
    private List<(int Row, float Most)> _kept = [];
    private float _least = float.NegativeInfinity;

    /// <summary>How many were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Compares one.</summary>
    /// <param name="row">Which.</param>
    /// <param name="cosine">Its cosine, nearly.</param>
    /// <param name="error">How far that may be from the cosine of the embedding.</param>
    public void Compare(int row, float cosine, float error)
    {
        Compared++;
        if (!MayBeNear(cosine + error))
        {
            return;
        }

        _kept.Add((row, cosine + error));
        if (_best.Count < count)
        {
            _best.Enqueue(row, cosine - error);
            _least = _best.Count == count && _best.TryPeek(out _, out var least) ? least : _least;
        }
        else if (cosine - error > _least)
        {
            _best.DequeueEnqueue(row, cosine - error);
            _best.TryPeek(out _, out _least);
            Forget();
        }
    }

    /// <summary>Whether one may be among the nearest of those that were compared.</summary>
    /// <param name="most">What its cosine is at most.</param>
    public bool MayBeNear(float most) => most >= _least - tolerance;

    /// <summary>The nearest, and those that may be as near; first those whose cosine may be highest.</summary>
    public List<(int Row, float Most)> Rows() => [.. _kept.Where(kept => MayBeNear(kept.Most)).OrderByDescending(static kept => kept.Most)];

    private void Forget()
    {
        if (_kept.Count > 4 * count && _kept.Count > 1024)
        {
            _kept = _kept.FindAll(kept => MayBeNear(kept.Most));
        }
    }
}
