using System.Globalization;
using Persistence.Redis.Layout;
using Persistence.Tool.Stores;
using Persistence.Tool.Verification;

namespace Persistence.Tool.Redis;

/// <summary>Compares how many ids a log's set holds with how many entries its list has. Both came with the session, as of one moment.</summary>
internal static class IdSetCheck
{
    /// <summary>Compares those of a session.</summary>
    /// <param name="stored">Its class.</param>
    /// <param name="session">The session.</param>
    /// <param name="report">Receives what is wrong.</param>
    public static void Run(StoredClass stored, RedisOpenSession session, Action<Finding> report)
    {
        foreach (var log in session.Logs.Where(static log => log.Ids > 0 && log.Ids != log.Length))
        {
            report(new Finding(stored.Name, session.Head.Key, $"set '{RedisKeys.Ids(log.List)}'", string.Create(CultureInfo.InvariantCulture, $"it holds {log.Ids} ids, and the list {log.Length} entries")));
        }
    }
}
