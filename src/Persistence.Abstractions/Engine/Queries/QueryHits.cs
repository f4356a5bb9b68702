namespace Persistence.Engine;

/// <summary>Collects the first sessions in the order of a query, whatever the order in which they come.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="query">The query.</param>
internal sealed class QueryHits<TSession, TKey>(SessionQuery query)
    where TSession : class
    where TKey : notnull
{
    private const int Smallest = 256;

    private readonly List<((string? Value, string Key) Place, QueryRow<TSession, TKey> Row)> _hits = [];
    private (string? Value, string Key)? _after;
    private bool _isInOrder = true;

    /// <summary>Whether there are as many as the query asks for.</summary>
    public bool IsFull => _hits.Count >= query.Limit;

    /// <summary>Adds one, if it comes after the query's place.</summary>
    /// <param name="row">The session.</param>
    /// <param name="sortableKey">The sortable form of its key.</param>
    public void Add(QueryRow<TSession, TKey> row, string sortableKey)
    {
        var place = (row.Place.Value, sortableKey);
        if (_after is { } after && query.Order.Compare(place, after) <= 0)
        {
            return;
        }

        _isInOrder = _isInOrder && (_hits.Count == 0 || query.Order.Compare(_hits[^1].Place, place) <= 0);
        _hits.Add((place, row));
        if (_hits.Count >= Math.Max(Smallest, query.Limit) * 2L)
        {
            Trim();
        }
    }

    /// <summary>Adds those only that come after a place.</summary>
    /// <param name="value">What it is ordered by.</param>
    /// <param name="sortableKey">The sortable form of the key.</param>
    public void Begin(string? value, string sortableKey) => _after = (value, sortableKey);

    /// <summary>The sessions, in order, as many as the query asks for.</summary>
    public List<QueryRow<TSession, TKey>> InOrder()
    {
        Trim();
        return _hits.ConvertAll(static hit => hit.Row);
    }

    /// <summary>How many come no later than a place.</summary>
    /// <param name="value">What it is ordered by.</param>
    /// <param name="sortableKey">The sortable form of the key.</param>
    public int CountUpTo(string? value, string sortableKey) => _hits.Count(hit => query.Order.Compare(hit.Place, (value, sortableKey)) <= 0);

    /// <summary>Forgets what was added.</summary>
    public void Clear()
    {
        _hits.Clear();
        _isInOrder = true;
    }

    private void Trim()
    {
        if (!_isInOrder)
        {
            _hits.Sort((left, right) => query.Order.Compare(left.Place, right.Place));
            _isInOrder = true;
        }

        if (_hits.Count > query.Limit)
        {
            _hits.RemoveRange(query.Limit, _hits.Count - query.Limit);
        }
    }
}
