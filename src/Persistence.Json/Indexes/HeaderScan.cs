using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Indexes: computed from the headers, which are remembered and checked against their files.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="sessions">Reads sessions.</param>
/// <param name="reader">Decodes headers.</param>
/// <param name="keys">Reads keys.</param>
internal sealed class HeaderScan<TSession, TKey, TMap>(StoredSessions sessions, SessionReader<TSession, TKey, TMap> reader, SessionKeyText<TSession, TKey, TMap> keys)
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
        var skipped = new List<SkippedSession>();
        var found = new List<(string Key, IReadOnlyList<(int Index, string Value)>? Values)>();
        foreach (var name in query.Limit == 0 ? [] : sessions.Names())
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            found.Add(await sessions.TryRead(name, open => Values(open, name), skipped, mode).ConfigureAwait(false));
        }

        return new SessionKeys<TKey>(Matching(query, found), skipped);
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
            found.Add(await sessions.Peek(name, open => Values(open, name)).ConfigureAwait(false));
        }

        return new SessionKeys<TKey>(Matching(query, found));
    }

    /// <summary>Reports whether a session has a value in an index. The thread blocks.</summary>
    /// <param name="index">The ordinal of the index.</param>
    /// <param name="value">The value.</param>
    /// <param name="exceptFile">The name of a file that is not looked at, because the caller has locked it.</param>
    /// <returns>True when one has.</returns>
    public bool IsTaken(int index, string value, string exceptFile)
    {
        foreach (var name in sessions.Names().Where(name => name != exceptFile))
        {
            var (_, values) = IoMode.Result(sessions.TryRead(name, open => Values(open, name), null, IoMode.Blocking));
            if (values is not null && values.Any(candidate => candidate.Index == index && string.Equals(candidate.Value, value, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private List<TKey> Matching(IndexQuery query, IEnumerable<(string Key, IReadOnlyList<(int Index, string Value)>? Values)> sessions) =>
    [
        .. sessions.SelectMany(static session => session.Values ?? [], static (session, value) => (session.Key, value.Index, value.Value))
            .Where(hit => hit.Index == query.Index.Ordinal && query.Matches(hit.Value) && keys.IsKey(hit.Key))
            .OrderBy(static hit => hit.Value, KeyOrder.Utf8)
            .ThenBy(hit => keys.Sortable(hit.Key), KeyOrder.Utf8)
            .Take(query.Limit)
            .Select(hit => keys.Decode(hit.Key)),
    ];

    private (string Key, IReadOnlyList<(int Index, string Value)>? Values) Values(OpenSession? open, string name)
    {
        if (reader.Checks.Live(open, FileNames.KeyOf(name) ?? name) is not { } live)
        {
            return default;
        }

        var header = live.Header;
        if (header.IndexValues is null)
        {
            var values = new IndexValues();
            TMap.CollectIndexValues(reader.Decode(header.Key, live), values);
            header.IndexValues = [.. values.Values];
        }

        return (header.Key, header.IndexValues);
    }
}
