using System.Globalization;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Verification;

/// <summary>Reads all logs of one session.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="tools">Connection, names and clock.</param>
/// <param name="decoder">Decodes entries.</param>
/// <param name="report">Receives the damage of single entries.</param>
internal sealed class SessionLogs<TSession, TKey, TMap>(RedisContext tools, SessionDecoder decoder, VerificationReport report)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private const int AtOnce = 1000;

    /// <summary>Says what must be true of them. What is wrong with entries is in the report afterwards.</summary>
    /// <param name="look">What the keys hold.</param>
    /// <param name="expectations">Receives it.</param>
    public void Expect(SessionLook look, Expectations expectations)
    {
        foreach (var (log, list, set) in Stored(look))
        {
            // The set comes before the list, as it does where they are read part by part.
            LogIds? ids = null;
            if (set is not null)
            {
                expectations.Add(Request("SSCAN", set, "0", "COUNT", AtOnce), answer =>
                {
                    var part = ((Task<RedisResult>)answer).Result;
                    ids = new LogIds(((string[])part[1]!).ToHashSet(StringComparer.Ordinal));
                    return (string)part[0]! == "0";
                });
            }

            expectations.Add(Request("LRANGE", list, 0, AtOnce - 1), answer =>
            {
                var part = ((Task<RedisValue[]>)answer).Result;
                var reader = new LogVerifier<TSession>(decoder with { List = list }, log.Ordinal, report, ids);
                reader.Take(part, 0);
                TMap.VisitLogs(ref reader);
                return part.Length < AtOnce && ids?.IsExact != false;
            });
        }
    }

    /// <summary>Reads them.</summary>
    /// <param name="look">What the keys hold.</param>
    /// <param name="unconfirmed">Receives differences between entries and ids.</param>
    /// <param name="mode">How to run.</param>
    public async ValueTask Verify(SessionLook look, List<UnconfirmedFinding> unconfirmed, IoMode mode)
    {
        foreach (var (log, list, set) in Stored(look))
        {
            await Verify(log, (list, set), unconfirmed, mode).ConfigureAwait(false);
        }
    }

    // Those that can be read, and the names of their keys.
    private IEnumerable<(LogDescription Log, string List, string? Set)> Stored(SessionLook look)
    {
        foreach (var log in tools.Description.Logs)
        {
            var present = RedisKeys.Log(decoder.Name, log.StorageName);
            var (list, set) = (look.KeyOf(present), log.HasIds ? look.KeyOf(RedisKeys.Ids(present)) : null);
            if (list.IsUsable && !(list.IsAbsent && set is null or { IsAbsent: true }))
            {
                yield return (log, list.Name, set is { IsUsable: true } ? set.Name : null);
            }
        }
    }

    private async ValueTask Verify(LogDescription log, (string List, string? Set) names, List<UnconfirmedFinding> unconfirmed, IoMode mode)
    {
        var (list, set) = names;
        var ids = set is null ? null : new LogIds(await ReadIds(set, mode).ConfigureAwait(false));
        await ReadEntries(list, new LogVerifier<TSession>(decoder with { List = list }, log.Ordinal, report, ids), mode).ConfigureAwait(false);
        if (ids is not null)
        {
            await Compare(list, set!, (ids, unconfirmed), mode).ConfigureAwait(false);
        }
    }

    private async ValueTask<HashSet<string>> ReadIds(string set, IoMode mode)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var cursor = "0";
        do
        {
            var answer = await Ask("SSCAN", set, mode, cursor, "COUNT", AtOnce).ConfigureAwait(false);
            cursor = (string)answer[0]!;
            ids.UnionWith((string[])answer[1]!);
        }
        while (cursor != "0");
        return ids;
    }

    private async ValueTask ReadEntries(string list, LogVerifier<TSession> reader, IoMode mode)
    {
        // As a rule one part is the whole list, and its length need not be asked for.
        long length = AtOnce;
        for (long first = 0; first < length; first += AtOnce)
        {
            var last = Math.Min(first + AtOnce, length) - 1;
            var part = (RedisValue[])(await Ask("LRANGE", list, mode, first, last).ConfigureAwait(false))!;
            reader.Take(part, first);
            TMap.VisitLogs(ref reader);
            if (last == AtOnce - 1 && part.Length == AtOnce)
            {
                // What is appended from now on need not be read.
                length = (long)await Ask("LLEN", list, mode).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask Compare(string list, string set, (LogIds Ids, List<UnconfirmedFinding> Unconfirmed) run, IoMode mode)
    {
        var (ids, unconfirmed) = run;
        unconfirmed.AddRange(ids.Repeated.ConvertAll(repeated =>
            new UnconfirmedFinding(null, $"list '{list}', element {repeated.Again}", $"'{repeated.Id}' is the id of element {repeated.First} too")));

        // Entries appended since the set was read have brought their ids meanwhile.
        var requests = ids.Unknown.ConvertAll(unknown => SharedKeys.Read("SISMEMBER", set, unknown.Id));
        var answers = await tools.Connection.RunAll(requests, mode).ConfigureAwait(false);
        var lacking = ids.Unknown.Where((_, position) => (int)answers[position] == 0).ToList();
        if (lacking is [var (id, position), ..])
        {
            unconfirmed.Add(new UnconfirmedFinding(null, $"set '{set}'", $"it lacks the ids of {Number(lacking.Count, "entry", "entries")}, such as '{id}' of element {position}: appending it again stores it twice"));
        }

        if (ids.WithoutEntry.Count > 0)
        {
            unconfirmed.Add(new UnconfirmedFinding(null, $"set '{set}'", $"it holds {Number(ids.WithoutEntry.Count, "id", "ids")} that no entry of the log has, such as '{ids.WithoutEntry.First()}': entries are missing; append them again, and they are stored"));
        }
    }

    private async ValueTask<RedisResult> Ask(string command, string key, IoMode mode, params RedisValue[] values) =>
        (await tools.Connection.Run(Request(command, key, values), mode).ConfigureAwait(false)).Result;

    private RedisRequest Request(string command, string key, params RedisValue[] values) =>
        new() { Command = command, Keys = [key], Values = values, SessionKey = decoder.Key, IsRead = true };

    private static string Number(int count, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : several)}");
}
