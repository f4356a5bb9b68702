using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using Persistence.Redis.Scripts;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis.Appends;

/// <summary>
/// Removes ids that stand in the set of a log and that no entry has: a script left them that a server cut off, and an append of such an id would store nothing.
/// A script that writes several keys is whole on Redis and Valkey; Garnet may end one in the middle.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="tools">Connection, names and clock.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class IdRepair<TSession, TKey, TMap>(RedisContext tools, string store)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    private const int AtOnce = 1000;

    // Others may go on appending; each round reads what they added.
    private const int MaxRounds = 1000;

    /// <summary>Removes them.</summary>
    /// <param name="key">The session's encoded key.</param>
    /// <param name="log">The log.</param>
    /// <param name="mode">How to run.</param>
    /// <exception cref="SessionCorruptedException">An entry cannot be read, so its id is not known.</exception>
    public async ValueTask Repair(string key, LogDescription log, IoMode mode)
    {
        var hashKey = tools.Keys.HashKey(key);
        var list = RedisKeys.Log(hashKey, log.StorageName);
        var listed = (string?)await Ask(RedisRequest.Reading("HGET", hashKey, key, Fields.Listed), mode).ConfigureAwait(false);

        // The set is read before the list: an id that is in the set and has no entry afterwards has none for good, because its append is repeated in vain.
        var ids = await ReadIds(key, RedisKeys.Ids(list), mode).ConfigureAwait(false);
        var reader = new EntryIds<TSession>(await Decoder(key, hashKey, mode).ConfigureAwait(false), log.Ordinal, ids);
        for (var round = 0; round < MaxRounds; round++)
        {
            reader = await ReadEntries(key, list, reader, mode).ConfigureAwait(false);
            if (ids.Count == 0 || await Remove(key, list, (reader.Length, listed, ids), mode).ConfigureAwait(false) || await HasGone(key, listed, mode).ConfigureAwait(false))
            {
                return;
            }
        }

        throw tools.Connection.Contended(key, $"ids without entries were to be removed from log {log.Name}, and others appended to it {MaxRounds} times meanwhile");
    }

    private async ValueTask<SessionDecoder> Decoder(string key, string hashKey, IoMode mode)
    {
        var decoder = new SessionDecoder(key, hashKey, store, tools.Description);
        if (!tools.Description.HasUpgrades)
        {
            return decoder;
        }

        var fields = await tools.Connection.ReadHash(RedisRequest.Reading("HGETALL", hashKey, key), mode).ConfigureAwait(false);
        return decoder with { Versions = VersionFields.Of(tools.Description, new StoredHash(fields.Result)) };
    }

    private async ValueTask<HashSet<string>> ReadIds(string key, string set, IoMode mode)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var cursor = "0";
        do
        {
            var answer = await Ask(RedisRequest.Reading("SSCAN", set, key, cursor, "COUNT", AtOnce), mode).ConfigureAwait(false);
            cursor = (string)answer[0]!;
            ids.UnionWith((string[])answer[1]!);
        }
        while (cursor != "0");
        return ids;
    }

    // From where the last round ended.
    private async ValueTask<EntryIds<TSession>> ReadEntries(string key, string list, EntryIds<TSession> reader, IoMode mode)
    {
        RedisValue[] part;
        do
        {
            part = (RedisValue[])(await Ask(RedisRequest.Reading("LRANGE", list, key, reader.Length, reader.Length + AtOnce - 1), mode).ConfigureAwait(false))!;
            reader.Take(part);
            TMap.VisitLogs(ref reader);
            reader.Pass();
        }
        while (part.Length == AtOnce);
        return reader;
    }

    private async ValueTask<bool> Remove(string key, string list, (long Length, string? Listed, HashSet<string> Ids) what, IoMode mode)
    {
        var request = new RedisRequest
        {
            Script = AppendScripts.RemoveIds,
            Keys = [tools.Keys.HashKey(key), list, RedisKeys.Ids(list)],
            Values = [what.Length, what.Listed ?? "", .. what.Ids.Select(static id => (RedisValue)id)],
            SessionKey = key,
        };
        var isRemoved = (int)await Ask(request, mode).ConfigureAwait(false) == 1;
        if (isRemoved)
        {
            tools.Telemetry.Recovered("ids without entries were removed from a log", what.Ids.Count, key);
        }

        return isRemoved;
    }

    private async ValueTask<bool> HasGone(string key, string? listed, IoMode mode) =>
        (string?)await Ask(RedisRequest.Reading("HGET", tools.Keys.HashKey(key), key, Fields.Listed), mode).ConfigureAwait(false) != listed;

    private async ValueTask<RedisResult> Ask(RedisRequest request, IoMode mode) => (await tools.Connection.Run(request, mode).ConfigureAwait(false)).Result;
}
