using Persistence.Mapping;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Search;

/// <summary>Names the keys of sessions that are looked at.</summary>
/// <param name="context">Names.</param>
/// <param name="log">The log; null for headers.</param>
internal sealed class StampedNames(RedisContext context, LogDescription? log)
{
    /// <summary>Sessions of which something else is expected than is known.</summary>
    /// <param name="known">What is known; of these sessions all is asked for again.</param>
    /// <param name="created">The encoded keys.</param>
    /// <returns>Those that the listing did not name.</returns>
    public List<StampedSession> Expected(SessionStamps known, IReadOnlyList<string> created)
    {
        var unlisted = new List<StampedSession>();
        foreach (var key in known.Sessions.Count == 0 ? [] : created)
        {
            if (known.Sessions.TryGetValue(key, out var session))
            {
                session.Known = null;
            }
            else
            {
                unlisted.Add(Named(key, []));
            }
        }

        return unlisted;
    }

    /// <summary>A session that the listing names: the known one, or where that was another one, a new one of which all is asked for.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="key">Its encoded key.</param>
    /// <param name="tokens">The tokens of its entries.</param>
    public StampedSession Listed(SessionStamps known, string key, List<string> tokens)
    {
        var before = known.Sessions.GetValueOrDefault(key);
        if (before is not null && before.Tokens.SequenceEqual(tokens, StringComparer.Ordinal))
        {
            return before;
        }

        var session = Named(key, tokens);
        session.Stamp = before?.Stamp;
        return session;
    }

    private StampedSession Named(string key, IReadOnlyList<string> tokens)
    {
        var hash = context.Keys.HashKey(key);
        return new StampedSession(key, hash, log is null ? null : RedisKeys.Log(hash, log.StorageName), tokens);
    }
}
