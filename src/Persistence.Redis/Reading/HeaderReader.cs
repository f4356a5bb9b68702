using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Reading;

/// <summary>Reads the headers of many sessions: by one script where all sessions are on one server, on a cluster by a command for each, sent in a row.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Connection and names.</param>
/// <param name="reader">Makes sessions of hashes, and reads one by itself.</param>
internal sealed class HeaderReader<TSession, TKey, TMap>(RedisContext context, SessionReader<TSession, TKey, TMap> reader)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    // So many go to the server in one script, which others wait for.
    private const int MostAtOnce = 128;

    /// <summary>Whether a header is all that a session has to be read for: the length of an exclusive log belongs to it, and lists under former names get their present one first.</summary>
    public bool IsPossible { get; } = context.Description.Logs.All(static log => log.Append != AppendRule.Exclusive && log.FormerNames.Count == 0);

    /// <summary>Reads them.</summary>
    /// <param name="keys">The encoded keys.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The sessions, in the order of the keys; null for one that is absent or expired.</returns>
    public async ValueTask<BatchOutcome<TSession?>[]> Read(IReadOnlyList<string> keys, IoMode mode)
    {
        var isOneServer = context.Connection.Servers.IsOneServer;
        List<RedisRequest> requests = isOneServer ? [.. keys.Chunk(MostAtOnce).Select(Together)] : [.. keys.Select(key => RedisRequest.Reading("HGETALL", context.Keys.HashKey(key), key))];
        var answers = await SeparateAnswers.Of(context.Connection, requests, mode).ConfigureAwait(false);
        var outcomes = new BatchOutcome<TSession?>[keys.Count];
        for (var position = 0; position < keys.Count; position++)
        {
            var hash = isOneServer ? answers[position / MostAtOnce]?[position % MostAtOnce] : answers[position];
            outcomes[position] = await Decode(keys[position], hash, mode).ConfigureAwait(false);
        }

        return outcomes;
    }

    private RedisRequest Together(string[] keys) => new()
    {
        Script = ReadScripts.Headers,
        Keys = Array.ConvertAll(keys, key => (RedisKey)context.Keys.HashKey(key)),
        IsRead = true,
    };

    // What is no hash says so when it is read by itself.
    private async ValueTask<BatchOutcome<TSession?>> Decode(string key, RedisResult? hash, IoMode mode)
    {
        try
        {
            return new BatchOutcome<TSession?>(hash is null || hash.IsNull ? await reader.ReadHeader(key, mode).ConfigureAwait(false) : reader.Decode(key, new StoredHash(hash)), null);
        }
        catch (SessionException error)
        {
            return new BatchOutcome<TSession?>(null, error);
        }
    }
}
