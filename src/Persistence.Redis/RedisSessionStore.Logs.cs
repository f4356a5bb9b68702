using System.Globalization;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Reading logs.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
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
        ThrowIfDisposed();
        var range = LogRange.After(afterSequence, limit);
        return RunMode.Result(ReadLog<TEntry, TLog>(StoredKey(key), range, RunMode.Blocking));
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
        ThrowIfDisposed();
        var range = LogRange.FromEnd(count);
        return RunMode.Result(ReadLog<TEntry, TLog>(StoredKey(key), range, RunMode.Blocking));
    }

    /// <summary>Counts the entries of a log.</summary>
    /// <typeparam name="TEntry">The entry type.</typeparam>
    /// <typeparam name="TLog">The log's map.</typeparam>
    /// <param name="key">The session's key.</param>
    /// <returns>The sequence of its last entry; 0 when it is empty.</returns>
    protected long CountEntries<TEntry, TLog>(TKey key)
        where TLog : ILogMap<TSession, TEntry> =>
        RunMode.Result(CountLog(StoredKey(key), TLog.Description, RunMode.Blocking));

    private protected async ValueTask<IReadOnlyList<TEntry>> ReadLog<TEntry, TLog>(string key, LogRange range, RunMode mode)
        where TLog : ILogMap<TSession, TEntry>
    {
        var answer = await AskLog(key, TLog.Description, (ReadScripts.Entries, range), mode).ConfigureAwait(false);
        var stored = (RedisValue[])answer[1]!;
        var entries = new List<TEntry>(stored.Length);
        var before = range.Before(range.IsFromEnd ? (long)answer[2] : 0);
        new SessionDecoder(key, _keys.Session(key), _store, _description).Entries<TSession, TEntry, TLog>(stored, before, entries);
        return entries;
    }

    private protected async ValueTask<long> CountLog(string key, LogDescription log, RunMode mode) =>
        (long)(await AskLog(key, log, (ReadScripts.Count, default), mode).ConfigureAwait(false))[1];

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
        return answer;
    }
}
