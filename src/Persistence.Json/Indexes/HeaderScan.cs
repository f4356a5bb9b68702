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
        var hits = new List<(string Value, string Key)>();
        foreach (var name in query.Limit == 0 ? [] : sessions.Names())
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            var (key, values) = await sessions.TryRead(name, open => Values(open, name), skipped, mode).ConfigureAwait(false);
            hits.AddRange(from value in values ?? [] where value.Index == query.Index.Ordinal && query.Matches(value.Value) select (value.Value, key));
        }

        List<TKey> found =
        [
            .. hits.Where(hit => keys.IsKey(hit.Key))
                .OrderBy(static hit => hit.Value, KeyOrder.Utf8)
                .ThenBy(hit => keys.Sortable(hit.Key), KeyOrder.Utf8)
                .Take(query.Limit)
                .Select(hit => keys.Decode(hit.Key)),
        ];
        return new SessionKeys<TKey>(found, skipped);
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
