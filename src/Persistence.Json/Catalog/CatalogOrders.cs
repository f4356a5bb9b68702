using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>The sessions in the order of their keys, and in the order of each index; each order is made when it is asked for, that of an index when it is asked for a second time. Guarded by <see cref="SessionCatalog"/>.</summary>
/// <param name="indexes">How many indexes the class has.</param>
internal sealed class CatalogOrders(int indexes)
{
    private static readonly Comparer<CatalogEntry> s_byKey = Comparer<CatalogEntry>.Create(static (left, right) => KeyOrder.Utf8.Compare(left.Sortable, right.Sortable));

    private readonly SortedSet<ValuePlace>?[] _values = new SortedSet<ValuePlace>?[indexes];
    private readonly bool[] _wasAsked = new bool[indexes];
    private SortedSet<CatalogEntry>? _keys;

    /// <summary>Adds a session to the orders that exist.</summary>
    /// <param name="entry">The session.</param>
    public void Add(CatalogEntry entry)
    {
        if (entry.Sortable is not null)
        {
            _keys?.Add(entry);
        }

        foreach (var (index, value) in entry.Values ?? [])
        {
            _values[index]?.Add(new ValuePlace(value, entry.Sortable, entry));
        }
    }

    /// <summary>Takes a session out.</summary>
    /// <param name="entry">The session, as it was added.</param>
    public void Remove(CatalogEntry entry)
    {
        if (entry.Sortable is not null)
        {
            _keys?.Remove(entry);
        }

        foreach (var (index, value) in entry.Values ?? [])
        {
            _values[index]?.Remove(new ValuePlace(value, entry.Sortable, entry));
        }
    }

    /// <summary>The sessions whose keys come after one.</summary>
    /// <param name="sortable">The key in the form that sorts; null for all sessions.</param>
    /// <param name="entries">All sessions.</param>
    /// <returns>The sessions, in the order of their keys.</returns>
    public IEnumerable<CatalogEntry> After(string? sortable, IEnumerable<CatalogEntry> entries)
    {
        var keys = _keys ??= new SortedSet<CatalogEntry>(entries.Where(static entry => entry.Sortable is not null), s_byKey);
        if (keys.Max is not { } last || (sortable is not null && KeyOrder.Utf8.Compare(last.Sortable, sortable) <= 0))
        {
            return [];
        }

        var from = new CatalogEntry("", default) { Sortable = sortable ?? "" };
        return keys.GetViewBetween(from, last).SkipWhile(entry => entry.Sortable == sortable);
    }

    /// <summary>The values that a query looks for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="entries">All sessions.</param>
    /// <param name="start">Where to begin; null for the first, of the reverse order the last.</param>
    /// <param name="isReversed">Whether the order is reversed.</param>
    /// <returns>The values with their sessions, in the order of the index.</returns>
    public IEnumerable<ValuePlace> Matching(IndexQuery query, IEnumerable<CatalogEntry> entries, ValuePlace? start, bool isReversed)
    {
        var from = isReversed ? null : start;
        var to = isReversed ? start : null;
        from ??= new ValuePlace(query.Value, "", null);
        to ??= query.End is null ? new ValuePlace(query.Value, null, null) : new ValuePlace(query.End, "", null);
        if (from.Value.CompareTo(to.Value) > 0)
        {
            return [];
        }

        var places = Between(query.Index.Ordinal, from.Value, to.Value, entries);
        return (isReversed ? places.Reverse() : places).Where(place => query.Matches(place.Value));
    }

    // A program that asks once does not wait for the order of all.
    private SortedSet<ValuePlace> Between(int index, ValuePlace from, ValuePlace to, IEnumerable<CatalogEntry> entries)
    {
        if (_values[index] is { } order)
        {
            return order.GetViewBetween(from, to);
        }

        if (_wasAsked[index])
        {
            return (_values[index] = new SortedSet<ValuePlace>(PlacesOf(index, entries))).GetViewBetween(from, to);
        }

        _wasAsked[index] = true;
        return new SortedSet<ValuePlace>(PlacesOf(index, entries).Where(place => place.CompareTo(from) >= 0 && place.CompareTo(to) <= 0));
    }

    private static IEnumerable<ValuePlace> PlacesOf(int index, IEnumerable<CatalogEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var (ordinal, value) in entry.Values ?? [])
            {
                if (ordinal == index)
                {
                    yield return new ValuePlace(value, entry.Sortable, entry);
                }
            }
        }
    }
}
