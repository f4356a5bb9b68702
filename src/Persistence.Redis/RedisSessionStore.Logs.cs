using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Logs.</content>
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
        var stored = SessionGuard.StoredKey<TSession, TKey, TMap>(key);
        return RunMode.Result(Append(AppendRequest<TEntry, TLog>(stored, entries), RunMode.Blocking));
    }

    /// <summary>Reads entries of a log in order.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="afterSequence">The sequence behind which to begin.</param>
    /// <param name="limit">The most entries to read.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    protected IReadOnlyList<TEntry> ReadEntries<TEntry, TLog>(TKey key, long afterSequence, int limit)
        where TLog : ILogMap<TSession, TEntry>
    {
        var range = LogRange.After(afterSequence, limit);
        return RunMode.Result(ReadLog<TEntry, TLog>(SessionGuard.StoredKey<TSession, TKey, TMap>(key), range, RunMode.Blocking));
    }

    /// <summary>Reads the last entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>The entries, ascending by sequence.</returns>
    protected IReadOnlyList<TEntry> ReadLastEntries<TEntry, TLog>(TKey key, int count)
        where TLog : ILogMap<TSession, TEntry>
    {
        var range = LogRange.FromEnd(count);
        return RunMode.Result(ReadLog<TEntry, TLog>(SessionGuard.StoredKey<TSession, TKey, TMap>(key), range, RunMode.Blocking));
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <returns>The sequence of its last entry; 0 when it is empty.</returns>
    protected long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry> =>
        RunMode.Result(CountLog(SessionGuard.StoredKey<TSession, TKey, TMap>(key), TLog.Description, RunMode.Blocking));

    private protected RedisRequest AppendRequest<TEntry, TLog>(string key, ReadOnlySpan<TEntry> entries)
        where TLog : ILogMap<TSession, TEntry>
    {
        var errors = new ValidationErrors();
        var arguments = new List<RedisValue>(1 + (entries.Length * (TLog.Description.HasIds ? 2 : 1)))
        {
            _clock.MustBeTold ? $"{_schemaVersion}:{_clock.Now}:{(_description.SlidingExpiration ? _clock.TimeToLive : "")}" : _schemaVersion,
        };
        EntryEncoder.Encode<TSession, TEntry, TLog>(entries, 0, errors, arguments);
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
            Values = [.. arguments],
            SessionKey = key,
            IsRepeatable = TLog.Description.HasIds || entries.IsEmpty,
        };
    }

    private protected async ValueTask<long> Append(RedisRequest request, RunMode mode) =>
        (long)await SendAppend(request, mode).ConfigureAwait(false);

    // Answers the log's length, or one length for each entry.
    private protected async ValueTask<RedisResult> SendAppend(RedisRequest request, RunMode mode)
    {
        var key = request.SessionKey!;
        await RenameLogs((string)request.Keys[0]!, mode).ConfigureAwait(false);
        var sockets = _replication.Sockets(request.Keys[0]);
        var answer = await _connection.Run(request, mode).ConfigureAwait(false);
        if (answer.Result.Length < 0 || answer.Result[0].Resp2Type == ResultType.Integer)
        {
            await _replication.Confirm(key, request.Keys[0], sockets, mode).ConfigureAwait(false);
            return answer.Result;
        }

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

    private protected async ValueTask<IReadOnlyList<TEntry>> ReadLog<TEntry, TLog>(string key, LogRange range, RunMode mode)
        where TLog : ILogMap<TSession, TEntry>
    {
        var answer = await AskLog(key, TLog.Description, (ReadScripts.Entries, range), mode).ConfigureAwait(false);
        return new SessionDecoder(key, _keys.Session(key), _store, _description).Entries<TSession, TEntry, TLog>((RedisValue[])answer!, range.Before);
    }

    private protected async ValueTask<long> CountLog(string key, LogDescription log, RunMode mode) =>
        (long)await AskLog(key, log, (ReadScripts.Count, default), mode).ConfigureAwait(false);

    // Asks for something of one log, and checks that its session is there.
    private async ValueTask<RedisResult> AskLog(string key, LogDescription log, (RedisScript Script, LogRange Range) what, RunMode mode)
    {
        var session = _keys.Session(key);
        await RenameLogs(session, mode).ConfigureAwait(false);
        var request = new RedisRequest
        {
            Script = what.Script,
            Keys = [session, RedisKeys.Log(session, log.StorageName)],
            Values = [what.Range.First, what.Range.Last],
            SessionKey = key,
            IsRead = true,
        };
        var answer = (await _connection.Run(request, mode).ConfigureAwait(false)).Result;
        var (version, schema, expires) = ((string?)answer[0][0], (string?)answer[0][1], answer[0][2]);
        if ((version is null && schema is null) || _clock.HasExpired(expires))
        {
            throw SessionErrors.NotFound(key, _store);
        }

        _ = long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var versionNumber);
        _ = int.TryParse(schema, NumberStyles.None, CultureInfo.InvariantCulture, out var schemaNumber);
        new SessionDecoder(key, session, _store, _description).Check(versionNumber, schemaNumber);
        return answer[1];
    }
}
