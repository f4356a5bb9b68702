using Persistence.Mapping;
using StackExchange.Redis;

namespace Persistence.Redis.Sessions;

/// <summary>Gives a session object that was just read the entries that were read for it.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <param name="session">The session.</param>
/// <param name="logs">The last entries of each log, by ordinal, and its length.</param>
/// <param name="decoder">Decodes entries.</param>
internal readonly struct LogDecoder<TSession>(TSession session, Func<int, (RedisValue[] Entries, long Length)> logs, SessionDecoder decoder) : ILogVisitor<TSession>
    where TSession : class, IPersistedSession
{
    /// <inheritdoc/>
    public void Visit<TEntry, TLog>()
        where TLog : ILogMap<TSession, TEntry>
    {
        var ordinal = TLog.Description.Ordinal;
        var (stored, length) = logs(ordinal);
        var entries = decoder.Entries<TSession, TEntry, TLog>(stored, length - stored.Length);
        if (entries.Count > 0)
        {
            TLog.SetEntries(session, entries);
        }

        session.Tracking.Log<TEntry>(ordinal).Set(TLog.GetEntries(session), length);
    }
}
