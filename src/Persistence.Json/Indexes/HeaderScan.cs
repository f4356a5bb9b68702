using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Lookups by index. The catalog says which files to look at, and each of them is read: what it says counts, whatever the catalog knows.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">The clock.</param>
/// <param name="sessions">Reads sessions.</param>
/// <param name="catalog">Knows which session has which values.</param>
/// <param name="values">Computes the values of a session.</param>
/// <param name="keys">Reads keys.</param>
internal sealed class HeaderScan<TSession, TKey, TMap>(JsonContext context, StoredSessions sessions, SessionCatalog catalog, HeaderValues<TSession, TKey, TMap> values, SessionKeyText<TSession, TKey, TMap> keys)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Finds sessions by an index.</summary>
    /// <param name="query">The values looked for.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    public async ValueTask<SessionKeys<TKey>> Find(IndexQuery query, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        if (query.Limit == 0)
        {
            return new SessionKeys<TKey>([]);
        }

        for (var most = (long)query.Limit; ; most *= 2)
        {
            var asked = Candidates(query, (int)Math.Min(most, int.MaxValue), mode);
            var skipped = new List<SkippedSession>();
            var found = new List<(string Key, IReadOnlyList<(int Index, string Value)>? Values)>();
            foreach (var name in asked.Names)
            {
                mode.Cancellation.ThrowIfCancellationRequested();
                found.Add(await sessions.TryRead(name, open => values.OfLive(open, name), skipped, mode).ConfigureAwait(false));
            }

            var matching = Matching(query, found);
            if (asked.Last is not { } last || matching.Count(hit => new ValuePlace(hit.Value, hit.Sortable, null).CompareTo(last) <= 0) >= query.Limit)
            {
                return new SessionKeys<TKey>([.. matching.Take(query.Limit).Select(hit => keys.Decode(hit.Key))], skipped);
            }

            // Some of them have changed since the catalog was asked, so that there may be others instead.
        }
    }

    /// <summary>Finds sessions by an index among some of the files, as they stand: for a diagnosis, which repairs nothing and ends soon.</summary>
    /// <param name="query">The values looked for.</param>
    /// <param name="most">How many files are looked at.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>Their keys, ascending by value, then by key.</returns>
    public async ValueTask<SessionKeys<TKey>> Peek(IndexQuery query, int most, IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var found = new List<(string Key, IReadOnlyList<(int Index, string Value)>? Values)>();
        foreach (var name in sessions.Names().Take(most))
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            found.Add(await sessions.Peek(name, open => values.OfLive(open, name)).ConfigureAwait(false));
        }

        return new SessionKeys<TKey>([.. Matching(query, found).Take(query.Limit).Select(hit => keys.Decode(hit.Key))]);
    }

    /// <summary>Reports whether a session has a value in an index. The thread blocks.</summary>
    /// <param name="index">The index.</param>
    /// <param name="value">The value.</param>
    /// <param name="exceptFile">The name of a file that is not looked at, because the caller has locked it.</param>
    /// <returns>True when one has.</returns>
    public bool IsTaken(IndexDescription index, string value, string exceptFile)
    {
        foreach (var name in Candidates(new IndexQuery(index, value, null, int.MaxValue), int.MaxValue, IoMode.Blocking).Names.Where(name => name != exceptFile))
        {
            var (_, held) = IoMode.Result(sessions.TryRead(name, open => values.OfLive(open, name), null, IoMode.Blocking));
            if (held is not null && held.Any(candidate => candidate.Index == index.Ordinal && string.Equals(candidate.Value, value, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    // The files to look at; and the place of the last one, where there are more after it.
    private (IReadOnlyCollection<string> Names, ValuePlace? Last) Candidates(IndexQuery query, int most, IoMode mode) => catalog.TryAsk(
        contents =>
        {
            List<ValuePlace> places = [.. contents.Matching(query).Where(place => !(place.Entry!.Expires <= context.Now)).Take(most)];
            HashSet<string> names = [.. contents.Unread.Select(static entry => entry.Name), .. places.Select(static place => place.Entry!.Name)];
            return ((IReadOnlyCollection<string>)names, places.Count == most ? places[^1] : default(ValuePlace?));
        },
        mode,
        out var known) ? known : (sessions.Names(), null);

    private List<(string Key, string Sortable, string Value)> Matching(IndexQuery query, IEnumerable<(string Key, IReadOnlyList<(int Index, string Value)>? Values)> sessions) =>
    [
        .. sessions.SelectMany(static session => session.Values ?? [], static (session, value) => (session.Key, value.Index, value.Value))
            .Where(hit => hit.Index == query.Index.Ordinal && query.Matches(hit.Value) && keys.IsKey(hit.Key))
            .Select(hit => (hit.Key, Sortable: keys.Sortable(hit.Key), hit.Value))
            .OrderBy(static hit => hit.Value, KeyOrder.Utf8)
            .ThenBy(static hit => hit.Sortable, KeyOrder.Utf8),
    ];
}
