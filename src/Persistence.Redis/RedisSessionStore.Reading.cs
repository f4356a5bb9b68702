using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Reading and deleting one session.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    private protected async ValueTask<TSession?> Read(string key, SessionLoad load, RunMode mode)
    {
        if (!_readiness.IsKnown)
        {
            await _readiness.Find(mode).ConfigureAwait(false);
        }

        var session = _keys.Session(key);
        await RenameLogs(session, mode).ConfigureAwait(false);
        if (load.MaxEntries == int.MaxValue && await ReadWhole(key, session, mode).ConfigureAwait(false) is { IsOneMoment: true } whole)
        {
            return whole.Session;
        }

        // The header alone is one plain command, unless the length of an exclusive log belongs to it.
        if (load.MaxEntries == 0 && !_hasExclusiveLog)
        {
            var fields = await _connection.ReadHash(RedisRequest.Reading("HGETALL", session, key), mode).ConfigureAwait(false);
            return WithoutLogs(Decode(key, session, new StoredHash(fields.Result)));
        }

        var request = new RedisRequest
        {
            Script = ReadScripts.Session,
            Keys = [session, .. LogLists(session)],
            Values = [load.MaxEntries == int.MaxValue ? -1 : load.MaxEntries],
            SessionKey = key,
            IsRead = true,
        };
        var answer = (await _connection.Run(request, mode).ConfigureAwait(false)).Result;
        var found = Decode(key, session, new StoredHash(answer[0]));
        if (found is not null)
        {
            Fill(found, new SessionDecoder(key, session, _store, _description), answer);
        }

        return found;
    }

    private static TSession? WithoutLogs(TSession? session)
    {
        if (session is not null)
        {
            var logs = new UnreadLogs<TSession>(session);
            TMap.VisitLogs(ref logs);
        }

        return session;
    }

    private TSession? Decode(string key, string name, StoredHash hash) =>
        new SessionDecoder(key, name, _store, _description).Session<TSession, TKey, TMap>(hash, _clock);

    private void Fill(TSession session, SessionDecoder decoder, RedisResult answer)
    {
        var logs = new LogDecoder<TSession>(decoder, _description.Logs.Count);
        for (var log = 0; log < _description.Logs.Count; log++)
        {
            logs.Take(log, (RedisValue[])answer[2 + (log * 2)]!, (long)answer[1 + (log * 2)]);
            TMap.VisitLogs(ref logs);
        }

        logs.Give(session);
        TMap.VisitLogs(ref logs);
    }

    private protected async ValueTask<bool> IsThere(string key, RunMode mode)
    {
        var request = new RedisRequest
        {
            Command = "HMGET",
            Keys = [_keys.Session(key)],
            Values = [Fields.Version, Fields.Expires],
            SessionKey = key,
            IsRead = true,
        };
        var fields = (await _connection.Run(request, mode).ConfigureAwait(false)).Result;
        return !fields[0].IsNull && !_clock.HasExpired(fields[1]);
    }

    // Deletes a session; with onlyExpired, tells whether one was removed that had expired.
    private protected async ValueTask<bool> Remove(string key, bool onlyExpired, RunMode mode)
    {
        var session = _keys.Session(key);
        await RenameLogs(session, mode).ConfigureAwait(false);
        var request = new RedisRequest
        {
            Script = SessionScripts.Delete,
            Keys = [session, .. RedisKeys.OfLogs(session, _description)],
            Values = [_clock.Now, onlyExpired ? "expired" : "any", _schemaVersion, Fields.Listed, .. _description.Indexes.Select(static index => (RedisValue)Fields.Index(index))],
            SessionKey = key,
            IsRepeatable = false,
        };
        var sockets = _replication.Sockets(session);
        var answer = (await _connection.Run(request, mode).ConfigureAwait(false)).Result;
        if (answer[0].Resp2Type != ResultType.Integer)
        {
            throw SessionErrors.NewerSchema(key, _store, _description, (int)answer[1]);
        }

        var wasLive = (int)answer[0] == 1;
        var wasExpired = (int)answer[1] == 1;
        if (!wasLive && !wasExpired)
        {
            return false;
        }

        var values = _description.Indexes.SelectMany((index, position) => IndexFields.Read(index, (string?)answer[3 + position])).ToList();
        _indexWriter.Withdraw(key, CommitToken.Parse((string?)answer[2]), values);
        await _replication.Confirm(key, session, sockets, mode).ConfigureAwait(false);
        return onlyExpired ? wasExpired : wasLive;
    }

    // Lists that an earlier version of the class stored under another name.
    private ValueTask<RedisAnswer<RedisResult>> RenameLogs(string session, RunMode mode)
    {
        if (!_hasRenamedLog)
        {
            return default;
        }

        var pairs = _description.Logs.SelectMany(log => log.FormerNames.SelectMany(former => RenamedKeys(session, log, former)));
        return _connection.Run(new RedisRequest { Script = ReadScripts.Rename, Keys = [session, .. pairs], Values = [_schemaVersion, CommitToken.New().ToString()] }, mode);
    }

    private static IEnumerable<RedisKey> RenamedKeys(string session, LogDescription log, string former)
    {
        var (before, after) = (RedisKeys.Log(session, former), RedisKeys.Log(session, log.StorageName));
        return log.HasIds ? [before, after, RedisKeys.Ids(before), RedisKeys.Ids(after)] : [before, after];
    }

    private IEnumerable<RedisKey> LogLists(string session) =>
        _description.Logs.Select(log => (RedisKey)RedisKeys.Log(session, log.StorageName));
}
