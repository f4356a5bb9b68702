using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;

namespace Persistence.Redis.Reading;

/// <summary>
/// Reads the headers of many sessions, by a command for each, sent in a row. A script that reads them all is no faster where it may: it takes the server four times as long, since each field goes
/// to Lua and back, and its answer has come wholly before the first header is read (50 headers: 243 us of the server, by commands 69).
/// </summary>
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
    /// <summary>Whether a header is all that a session has to be read for: the length of an exclusive log belongs to it, and lists under former names get their present one first.</summary>
    public bool IsPossible { get; } = context.Description.Logs.All(static log => log.Append != AppendRule.Exclusive && log.FormerNames.Count == 0);

    /// <summary>Reads them.</summary>
    /// <param name="keys">The encoded keys.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The sessions, in the order of the keys; null for one that is absent or expired.</returns>
    public async ValueTask<BatchOutcome<TSession?>[]> Read(string[] keys, IoMode mode)
    {
        var answers = new HeaderAnswers<TSession, TKey, TMap>(reader, keys);
        await context.Connection.RunAll(Array.ConvertAll(keys, key => RedisRequest.Reading("HGETALL", context.Keys.HashKey(key), key)), answers, mode).ConfigureAwait(false);
        foreach (var position in answers.Foreign)
        {
            answers.Outcomes[position] = await ReadAlone(keys[position], mode).ConfigureAwait(false);
        }

        return answers.Outcomes;
    }

    // What is no hash says so when it is read by itself.
    private async ValueTask<BatchOutcome<TSession?>> ReadAlone(string key, IoMode mode)
    {
        try
        {
            return new BatchOutcome<TSession?>(await reader.ReadHeader(key, mode).ConfigureAwait(false), null);
        }
        catch (SessionException error)
        {
            return new BatchOutcome<TSession?>(null, error);
        }
    }
}
