using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Commits;
using Persistence.Redis.Reading;

namespace Persistence.Redis;

/// <summary>Makes the logs of a session class.</summary>
internal static class RedisLogs
{
    /// <summary>One handler for each log, by ordinal.</summary>
    public static IReadOnlyList<LogHandler<TSession, TKey>> Of<TSession, TKey, TMap>(RedisContext context, AppendCommand append, LogReader reader)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var collector = new Collector<TSession, TKey>(context, (append, reader), []);
        TMap.VisitLogs(ref collector);
        return collector.Logs;
    }

    private readonly struct Collector<TSession, TKey>(RedisContext context, (AppendCommand Append, LogReader Reader) parts, List<LogHandler<TSession, TKey>> logs) : ILogVisitor<TSession>
        where TSession : class, IPersistedSession
        where TKey : notnull
    {
        public List<LogHandler<TSession, TKey>> Logs => logs;

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry> =>
            logs.Add(new RedisLog<TSession, TKey, TEntry, TLog>(context, parts.Append, parts.Reader));
    }
}
