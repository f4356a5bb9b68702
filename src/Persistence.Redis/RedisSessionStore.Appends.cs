using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Appending to logs.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    /// <summary>Adds entries at the end of a log, all of them or none.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <returns>The sequence of the log's last entry.</returns>
    protected long AppendEntries<TEntry, TLog>(TKey key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>
    {
        var stored = StoredKey(key);
        return (long)RunMode.Result(SendAppend(AppendRequest<TEntry, TLog>(stored, entries), RunMode.Blocking));
    }

    private protected RedisRequest AppendRequest<TEntry, TLog>(string key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>
    {
        var errors = new ValidationErrors();
        var arguments = new RedisValue[1 + EntryEncoder.Arguments(TLog.Description, entries.Length)];
        arguments[0] = _clock.MayExpire ? $"{_schemaVersion}:{_clock.Now}:{(_description.SlidingExpiration ? _clock.TimeToLive : "")}" : _schemaVersion;
        EntryEncoder.Encode<TSession, TEntry, TLog>(entries, 0, errors, arguments.AsSpan(1));
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, _store, errors);
        }

        var session = _keys.Session(key);
        var list = RedisKeys.Log(session, TLog.Description.StorageName);
        RedisKey[] own = TLog.Description.HasIds ? [session, list, RedisKeys.Ids(list)] : [session, list];
        return new RedisRequest
        {
            Script = TLog.Description.HasIds ? AppendScripts.AppendWithIds : AppendScripts.Append,
            // The other keys are there for their time to live.
            Keys = _description.SlidingExpiration ? [.. own, .. RedisKeys.OfLogs(session, _description).Except(own)] : own,
            Values = arguments,
            SessionKey = key,
            IsRepeatable = TLog.Description.HasIds || entries.IsEmpty,
        };
    }

    // Answers the log's length, or one length for each entry.
    private protected ValueTask<RedisResult> SendAppend(RedisRequest request, RunMode mode)
    {
        if (!IsPlain(mode))
        {
            return AppendAround(request, mode);
        }

        var answer = RunMode.Result(_connection.Run(request, mode));
        return HasOrphans(answer) ? RepairAndAppend(request, mode) : ValueTask.FromResult(Accept(request, answer));
    }

    // A script that was cut off left ids without entries, and one of those to append may be such an id.
    private static bool HasOrphans(RedisAnswer<RedisResult> answer) => answer.Result.Length == 1 && answer.Result[0].Resp2Type != ResultType.Integer && (string?)answer.Result[0] == "ids";

    private async ValueTask<RedisResult> RepairAndAppend(RedisRequest request, RunMode mode)
    {
        var session = (string)request.Keys[0]!;
        var log = _description.Logs.First(log => request.Keys[1] == RedisKeys.Log(session, log.StorageName));
        await _idRepair.Repair(request.SessionKey!, log, mode).ConfigureAwait(false);
        return await SendAppend(request, mode).ConfigureAwait(false);
    }

    private protected ValueTask ReachForAppend(RedisRequest request) => _connection.Reachability.Wait(request);

    private async ValueTask<RedisResult> AppendAround(RedisRequest request, RunMode mode)
    {
        await RenameLogs((string)request.Keys[0]!, mode).ConfigureAwait(false);
        var sockets = _replication.Sockets(request.Keys[0]);
        var run = await _connection.Run(request, mode).ConfigureAwait(false);
        if (HasOrphans(run))
        {
            return await RepairAndAppend(request, mode).ConfigureAwait(false);
        }

        var answer = Accept(request, run);
        await _replication.Confirm(request.SessionKey!, request.Keys[0], sockets, mode).ConfigureAwait(false);
        return answer;
    }

    private RedisResult Accept(RedisRequest request, RedisAnswer<RedisResult> answer)
    {
        if (answer.Result.Length < 0 || answer.Result[0].Resp2Type == ResultType.Integer)
        {
            return answer.Result;
        }

        var key = request.SessionKey!;
        if (answer.WasRepeated)
        {
            throw RedisErrors.Unknown(key, _store, null);
        }

        throw (string?)answer.Result[0] switch
        {
            "absent" => SessionErrors.NotFound(key, _store),
            "schema" => SessionErrors.NewerSchema(key, _store, _description, (int)answer.Result[1]),
            _ => new SessionDecoder(key, (string)request.Keys[0]!, _store, _description).Damaged(),
        };
    }
}
