using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using StackExchange.Redis;

namespace Persistence.Redis;

/// <content>Reading a session with all its entries.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // Reads the hash and every list by plain commands sent in a row, in one round trip: the server hands long lists to a
    // script and back at twice the cost (1,000 messages: LRANGE 505 us, in a script 1110 us). Long lists are read in parts, so
    // that one is decoded while the next is on its way. Others may change the session between two of the commands, so
    // the last ones ask again for what would tell: the token, which every save and every life of a session
    // changes, and the lengths of all lists but the last, which only grow. Unchanged, all that was read was true
    // at one moment, the one of the last LRANGE. Otherwise not, and the caller reads by the script.
    private async ValueTask<(bool IsOneMoment, TSession? Session)> ReadWhole(string key, string session, RunMode mode)
    {
        var requests = new List<RedisRequest> { RedisRequest.Reading("HGETALL", session, key) };
        var parts = new List<LogPart>();
        foreach (var log in _description.Logs)
        {
            var list = RedisKeys.Log(session, log.StorageName);
            foreach (var part in LogPart.Plan(log.Ordinal, _lastLengths[log.Ordinal]))
            {
                parts.Add(part);
                requests.Add(RedisRequest.Reading("LRANGE", list, key, part.First, part.Last));
            }
        }

        requests.Add(RedisRequest.Reading("HGET", session, key, Fields.Token));
        requests.AddRange(LogLists(session).SkipLast(1).Select(list => RedisRequest.Reading("LLEN", list, key)));
        var decoder = new SessionDecoder(key, session, _store, _description);
        var answers = new WholeSession<TSession, TKey, TMap>(decoder, _clock, parts);
        await _connection.RunAll(requests, answers, mode).ConfigureAwait(false);
        answers.Lengths.CopyTo(_lastLengths, 0);
        return answers.IsOneMoment ? (true, answers.Session()) : (false, null);
    }
}
