using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Finds what a query may find by what the catalog knows of all files: no file is read.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The class and the store.</param>
/// <param name="catalog">What is known of the files.</param>
/// <param name="keys">Reads keys.</param>
internal sealed class CatalogQuery<TSession, TKey, TMap>(JsonContext context, SessionCatalog catalog, SessionKeyText<TSession, TKey, TMap> keys)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Finds them.</summary>
    /// <param name="query">The query.</param>
    /// <param name="most">The most to find.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The candidates; null where there is no catalog, or it does not know of all files which session they hold.</returns>
    public async ValueTask<QueryCandidates<TKey>?> Find(SessionQuery query, int most, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        if (!catalog.TryAsk(contents => Places(contents, query, most), mode, out var known) || known is not { } found)
        {
            return null;
        }

        var (places, unread, selective, looked) = found;
        List<TKey> all = [.. places.Select(place => keys.Decode(place.Entry!.Key!)), .. unread.Where(keys.IsKey).Select(keys.Decode)];
        var last = places.Count == most ? new QueryPlace(query.Order.Index is null ? null : places[^1].Value, places[^1].Entry!.Key!) : default(QueryPlace?);
        var by = selective is null ? "what is remembered of all sessions" : $"what is remembered by {selective.Name}";
        return new QueryCandidates<TKey>(all, last, new QueryPlan(selective?.Name, looked, $"{by}: {looked} candidates, all conditions are checked on what they are indexed by; {all.Count} headers read"));
    }

    /// <summary>Counts the sessions.</summary>
    /// <param name="query">The query.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The number; null where a file has to be read for it.</returns>
    public async ValueTask<long?> Count(SessionQuery query, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        return catalog.TryAsk(contents => contents.Unread.Count == 0 ? Live(contents, Selective(contents, query)?.Part).LongCount(entry => Holds(query, entry)) : default(long?), mode, out var count) ? count : null;
    }

    private (List<RememberedPlace> Places, List<string> Unread, IndexDescription? Selective, long Looked)? Places(CatalogContents contents, SessionQuery query, int most)
    {
        if (contents.Unread.Any(static entry => entry.Key is null))
        {
            return null;
        }

        var selective = Selective(contents, query);
        var first = new FirstPlaces(query.Order, most, query.After is { } after ? (after.Value, keys.Sortable(after.Key)) : null);
        var looked = 0L;
        foreach (var entry in IsInOrder(selective, query) ? NextInOrder(contents, selective!, query, most) : Live(contents, selective?.Part))
        {
            looked++;
            if (Holds(query, entry))
            {
                first.Add(new RememberedPlace(ValueOf(query, entry), entry));
            }
        }

        return (first.InOrder(), [.. contents.Unread.Select(static entry => entry.Key!)], selective?.Part.Index, looked);
    }

    private IEnumerable<CatalogEntry> Live(CatalogContents contents, IndexQuery? selective) =>
        selective is null ? contents.Entries.Where(IsLive) : contents.Matching(selective).Select(static place => place.Entry!).Where(IsLive);

    private bool IsLive(CatalogEntry entry) => entry is { Values: not null, Key: not null, Sortable: not null } && !(entry.Expires <= context.Now);

    // What comes first there comes first in the query: no more is looked at than what is wanted, and the place after which it begins.
    private IEnumerable<CatalogEntry> NextInOrder(CatalogContents contents, QueryPath path, SessionQuery query, int most)
    {
        ValuePlace? start = query.After is { } after ? new ValuePlace(path.ValueAt(after), keys.Sortable(after.Key), null) : null;
        return contents.Matching(path.Part, start, query.Order.IsDescending).Select(static place => place.Entry!).Where(IsLive).Take((int)Math.Min(most + 1L, int.MaxValue));
    }

    // All of its sessions fulfil the query.
    private static bool IsInOrder(QueryPath? path, SessionQuery query) => path is { IsOrdered: true } && path.Covered == query.Conditions.Count;

    private static bool Holds(SessionQuery query, CatalogEntry entry) => query.Conditions.All(condition => condition.Holds(entry.Values!));

    private static string? ValueOf(SessionQuery query, CatalogEntry entry) =>
        query.Order.Index is { } index ? entry.Values!.Where(value => value.Index == index.Ordinal).Select(static value => value.Value).FirstOrDefault() : null;

    // One that answers the whole query is taken; otherwise the one that ends first, which has the fewest: all are followed at once.
    private QueryPath? Selective(CatalogContents contents, SessionQuery query)
    {
        List<QueryPath> paths = [.. QueryPaths.Of(context.Description, query).Where(static path => path.Part is not { Index.IsMultiValued: true, End: not null }).OrderByDescending(static path => path.Covered).ThenByDescending(static path => path.IsOrdered)];
        if (paths.Count < 2 || IsInOrder(paths[0], query))
        {
            return paths.FirstOrDefault();
        }

        var places = paths.ConvertAll(path => contents.Matching(path.Part).GetEnumerator());
        try
        {
            for (var next = 0; ; next = (next + 1) % places.Count)
            {
                if (!places[next].MoveNext())
                {
                    return paths[next];
                }
            }
        }
        finally
        {
            places.ForEach(static place => place.Dispose());
        }
    }
}
