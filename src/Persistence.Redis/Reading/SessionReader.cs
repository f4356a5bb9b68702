using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Commits;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Reading;

/// <summary>Reads single sessions.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Connection and names.</param>
/// <param name="renamed">Lists that get their present name first.</param>
internal sealed class SessionReader<TSession, TKey, TMap>(RedisContext context, RenamedLogs renamed)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private readonly bool _hasExclusiveLog = context.Description.Logs.Any(static log => log.Append == AppendRule.Exclusive);

    // How long each log was when it was last read; in how many parts to read the next one is guessed from it.
    private readonly int[] _lastLengths = new int[context.Description.Logs.Count];

    /// <summary>Reads a session.</summary>
    /// <returns>Null when it is absent or expired.</returns>
    public async ValueTask<TSession?> Read(string key, SessionLoad load, IoMode mode)
    {
        var hashKey = context.Keys.HashKey(key);
        await renamed.Rename(hashKey, mode).ConfigureAwait(false);
        if (load.MaxEntries == int.MaxValue && await ReadWhole(key, hashKey, mode).ConfigureAwait(false) is { IsOneMoment: true } whole)
        {
            return whole.Session;
        }

        // The header alone is one plain command, unless the length of an exclusive log belongs to it.
        if (load.MaxEntries == 0 && !_hasExclusiveLog)
        {
            return await ReadHeader(key, mode).ConfigureAwait(false);
        }

        var request = new RedisRequest
        {
            Script = ReadScripts.Session,
            Keys = [hashKey, .. LogLists(hashKey)],
            Values = [load.MaxEntries == int.MaxValue ? -1 : load.MaxEntries],
            SessionKey = key,
            IsRead = true,
        };
        var answer = (await context.Connection.Run(request, mode).ConfigureAwait(false)).Result;
        var hash = new StoredHash(answer[0]);
        var found = Decode(key, hash);
        if (found is not null)
        {
            Fill(found, Decoder(key, hashKey) with { Versions = VersionFields.Of(context.Description, hash) }, answer);
        }

        return found;
    }

    /// <summary>Reads a session without the entries of its logs.</summary>
    public async ValueTask<TSession?> ReadHeader(string key, IoMode mode)
    {
        var fields = await context.Connection.ReadHash(RedisRequest.Reading("HGETALL", context.Keys.HashKey(key), key), mode).ConfigureAwait(false);
        return Decode(key, new StoredHash(fields.Result));
    }

    /// <summary>Makes a session object of a hash.</summary>
    /// <returns>Null when the session is absent or expired.</returns>
    public TSession? Decode(string key, StoredHash hash) => Decoder(key, context.Keys.HashKey(key)).Session<TSession, TKey, TMap>(hash, context.Clock);

    /// <summary>Reports whether a session is there, damaged or not: one that lacks its version is.</summary>
    public async ValueTask<bool> Exists(string key, IoMode mode)
    {
        var hashKey = context.Keys.HashKey(key);
        RedisRequest[] requests = [RedisRequest.Reading("HMGET", hashKey, key, Fields.Version, Fields.Expires), RedisRequest.Reading("EXISTS", hashKey, key)];
        var answers = await context.Connection.RunAll(requests, mode).ConfigureAwait(false);
        return answers[0][0].IsNull ? (int)answers[1] == 1 : !context.Clock.HasExpired(answers[0][1]);
    }

    // Reads the hash and every list by plain commands sent in a row, in one round trip: the server hands long lists to a
    // script and back at twice the cost (1,000 messages: LRANGE 505 us, in a script 1110 us). Long lists are read in parts, so
    // that one is decoded while the next is on its way. Others may change the session between two of the commands, so
    // the last ones ask again for what would show it: the token, which every save and every life of a session
    // changes, and the lengths of all lists but the last, which only grow. Unchanged, all that was read was true
    // at one moment, the one of the last LRANGE. Otherwise not, and the caller reads by the script.
    private async ValueTask<(bool IsOneMoment, TSession? Session)> ReadWhole(string key, string hashKey, IoMode mode)
    {
        var requests = new List<RedisRequest> { RedisRequest.Reading("HGETALL", hashKey, key) };
        var parts = new List<LogPart>();
        foreach (var log in context.Description.Logs)
        {
            var list = RedisKeys.Log(hashKey, log.StorageName);
            foreach (var part in LogPart.Plan(log.Ordinal, _lastLengths[log.Ordinal]))
            {
                parts.Add(part);
                requests.Add(RedisRequest.Reading("LRANGE", list, key, part.First, part.Last));
            }
        }

        requests.Add(context.Description.HasUpgrades ? RedisRequest.Reading("HMGET", hashKey, key, Fields.Token, Fields.Schema) : RedisRequest.Reading("HGET", hashKey, key, Fields.Token));
        requests.AddRange(LogLists(hashKey).SkipLast(1).Select(list => RedisRequest.Reading("LLEN", list, key)));
        var answers = new WholeSession<TSession, TKey, TMap>(Decoder(key, hashKey), context.Clock, parts);
        await context.Connection.RunAll(requests, answers, mode).ConfigureAwait(false);
        answers.Lengths.CopyTo(_lastLengths, 0);
        return answers.IsOneMoment ? (true, answers.Session()) : (false, null);
    }

    private void Fill(TSession session, SessionDecoder decoder, RedisResult answer)
    {
        var logs = new LogDecoder<TSession>(decoder, context.Description.Logs.Count);
        for (var log = 0; log < context.Description.Logs.Count; log++)
        {
            logs.Take(log, (RedisValue[])answer[2 + (log * 2)]!, (long)answer[1 + (log * 2)]);
            TMap.VisitLogs(ref logs);
        }

        logs.Give(session);
        TMap.VisitLogs(ref logs);
    }

    private SessionDecoder Decoder(string key, string hashKey) => new(key, hashKey, context.DisplayName, context.Description);

    private IEnumerable<RedisKey> LogLists(string hashKey) => context.Description.Logs.Select(log => (RedisKey)RedisKeys.Log(hashKey, log.StorageName));
}
