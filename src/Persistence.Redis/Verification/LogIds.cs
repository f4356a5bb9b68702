namespace Persistence.Redis.Verification;

/// <summary>
/// Compares the ids of a log's entries with the set of ids beside it, in both directions. Both only grow, and together: so
/// the set is read before the list, and an id that the set has must be in the list that is read later.
/// </summary>
/// <param name="stored">The ids of the set, read before the list; becomes this object's.</param>
internal sealed class LogIds(HashSet<string> stored)
{
    private readonly Dictionary<string, long> _positions = new(StringComparer.Ordinal);
    private long _unreadable;

    /// <summary>The ids of entries that the set did not hold when it was read, and the positions of these entries.</summary>
    public List<(string Id, long Position)> Unknown { get; } = [];

    /// <summary>Ids that several entries have: the id, the first position and a later one.</summary>
    public List<(string Id, long First, long Again)> Repeated { get; } = [];

    /// <summary>Whether set and list hold the same, once all entries were taken.</summary>
    public bool IsExact => Unknown.Count == 0 && Repeated.Count == 0 && _unreadable == 0 && stored.Count == 0;

    /// <summary>Takes the next entry of the list.</summary>
    /// <param name="id">Its id; null when it cannot be read.</param>
    /// <param name="position">Its position.</param>
    public void Take(string? id, long position)
    {
        if (id is null)
        {
            _unreadable++;
        }
        else if (!_positions.TryAdd(id, position))
        {
            Repeated.Add((id, _positions[id], position));
        }
        else if (!stored.Remove(id))
        {
            Unknown.Add((id, position));
        }
    }

    /// <summary>The ids that no entry has, once all entries were taken. Those of entries that cannot be read may be among them.</summary>
    public IReadOnlyCollection<string> WithoutEntry => stored.Count > _unreadable ? stored : [];
}
