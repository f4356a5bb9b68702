namespace Persistence.Redis.Search;

/// <summary>
/// The sessions that the store created last: a search looks at them in the round trip in which it learns what the listing names. It is no more than a hint: what the listing does not name is not found. From many threads.
/// </summary>
internal sealed class OwnCreations
{
    private const int MostKept = 64;

    private readonly Queue<string> _keys = new(MostKept);
    private long _last;

    /// <summary>Notes one.</summary>
    /// <param name="key">Its encoded key.</param>
    public void Add(string key)
    {
        lock (_keys)
        {
            if (_keys.Count == MostKept)
            {
                _keys.Dequeue();
            }

            _keys.Enqueue(key);
            _last++;
        }
    }

    /// <summary>Those since a search.</summary>
    /// <param name="number">The number that was given then; 0 for all.</param>
    /// <returns>A number for the next search, and the keys.</returns>
    public (long Number, IReadOnlyList<string> Keys) Since(long number)
    {
        lock (_keys)
        {
            return (_last, [.. _keys.TakeLast((int)Math.Min(_last - number, MostKept)).Distinct(StringComparer.Ordinal)]);
        }
    }
}
