using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Reading a session with all its entries.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // Reads the hash and every list by plain commands sent in a row, in one round trip: the server hands long lists to a
    // script and back at twice the cost (1,000 messages: LRANGE 505 us, in a script 1110 us). Others may change the session between two
    // of the commands, so the last ones ask again for what would tell: the token, which every save and every life of a
    // session changes, and the lengths of all lists but the last, which only grow. Unchanged, all that was read was true
    // at one moment, the one of the last LRANGE. Otherwise null, and the caller reads by the script.
    private async ValueTask<WholeSession?> ReadWhole(string key, string session, RunMode mode)
    {
        RedisKey[] lists = [.. LogLists(session)];
        var requests = new List<RedisRequest>((lists.Length * 2) + 2) { Plain("HGETALL", session, key) };
        requests.AddRange(lists.Select(list => new RedisRequest { Keys = [list], IsWholeList = true, SessionKey = key, IsRead = true }));
        requests.Add(Plain("HGET", session, key, Fields.Token));
        requests.AddRange(lists.SkipLast(1).Select(list => Plain("LLEN", list, key)));
        var answers = await _connection.StartAll(requests, mode).ConfigureAwait(false);
        var fields = Answer(answers[0]);
        var logs = new RedisValue[lists.Length][];
        var isOneMoment = new StoredHash(fields).Token == CommitToken.Parse((string?)Answer(answers[lists.Length + 1])).Value;
        for (var log = 0; log < lists.Length; log++)
        {
            logs[log] = ((Task<RedisValue[]>)answers[1 + log]).GetAwaiter().GetResult();
            isOneMoment &= log == lists.Length - 1 || (long)Answer(answers[lists.Length + 2 + log]) == logs[log].Length;
        }

        return isOneMoment ? new WholeSession(fields, logs) : null;
    }

    private static RedisResult Answer(Task ended) => ((Task<RedisResult>)ended).GetAwaiter().GetResult();

    private static RedisRequest Plain(string command, RedisKey name, string key, params RedisValue[] values) =>
        new() { Command = command, Keys = [name], Values = values, SessionKey = key, IsRead = true };

    // A stored text that the key type does not take is damage.
    private protected TKey KeyOf(string stored) => SessionGuard.ReadKey<TSession, TKey, TMap>(stored, _store);
}
