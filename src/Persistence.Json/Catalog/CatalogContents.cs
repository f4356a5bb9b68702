using Persistence.Engine;

namespace Persistence.Json;

/// <summary>What is known of all session files of a folder. Guarded by <see cref="SessionCatalog"/>.</summary>
/// <param name="indexes">How many indexes the class has.</param>
internal sealed class CatalogContents(int indexes)
{
    private readonly Dictionary<string, CatalogEntry> _unread = new(StringComparer.Ordinal);
    private readonly CatalogOrders _orders = new(indexes);
    private Dictionary<string, CatalogEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>Which files changed.</summary>
    public CatalogChanges Changes { get; } = new();

    /// <summary>How many files there are.</summary>
    public int Count => _entries.Count;

    /// <summary>All files.</summary>
    public IReadOnlyCollection<CatalogEntry> Entries => _entries.Values;

    /// <summary>The files that have to be read each time.</summary>
    public IReadOnlyCollection<CatalogEntry> Unread => _unread.Values;

    /// <summary>Begins, before any file was read, with what an index file says of files that held sessions.</summary>
    /// <param name="entries">The sessions by the names of their files; belongs to this object from here on.</param>
    public void Begin(Dictionary<string, CatalogEntry> entries)
    {
        _entries = entries;
        Changes.Forget();
    }

    /// <summary>What is known of a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>Null when nothing is.</returns>
    public CatalogEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Takes what was read of a file.</summary>
    /// <param name="entry">What was read.</param>
    public void Set(CatalogEntry entry)
    {
        Remove(entry.Name);
        Changes.Add(entry.Name);
        _entries.Add(entry.Name, entry);
        _orders.Add(entry);
        if (entry.Values is null)
        {
            _unread.Add(entry.Name, entry);
        }
    }

    /// <summary>Forgets a file, which is not there any more.</summary>
    /// <param name="name">The file's name.</param>
    public void Remove(string name)
    {
        if (_entries.Remove(name, out var former))
        {
            _orders.Remove(former);
            _unread.Remove(name);
            Changes.Add(name);
        }
    }

    /// <summary>Counts the sessions that have not expired, among the files that need not be read.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The number.</returns>
    public long CountLive(DateTimeOffset now)
    {
        var count = 0L;
        foreach (var entry in _entries.Values)
        {
            count += entry.Values is null || entry.Expires <= now ? 0 : 1;
        }

        return count;
    }

    /// <summary>The sessions whose keys come after one.</summary>
    /// <param name="sortable">The key in the form that sorts; null for all sessions.</param>
    /// <returns>The sessions, in the order of their keys.</returns>
    public IEnumerable<CatalogEntry> After(string? sortable) => _orders.After(sortable, _entries.Values);

    /// <summary>The values that a query looks for, in the order of the index or its reverse.</summary>
    /// <param name="query">The query.</param>
    /// <param name="start">Where to begin; null for the first, of the reverse order the last.</param>
    /// <param name="isReversed">Whether the order is reversed.</param>
    /// <returns>The values with their sessions.</returns>
    public IEnumerable<ValuePlace> Matching(IndexQuery query, ValuePlace? start = null, bool isReversed = false) => _orders.Matching(query, _entries.Values, start, isReversed);
}
