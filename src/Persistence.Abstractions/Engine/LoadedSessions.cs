using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>What a store notes of a session that an engine has read.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="logs">The logs of the class.</param>
/// <param name="times">Notes when it is due and when it expires.</param>
internal sealed class LoadedSessions<TSession, TKey>(LogHandler<TSession, TKey>[] logs, SessionTimes<TSession, TKey> times)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Notes what was loaded. Some engines know that a log is empty without reading it, others would have to ask: a header alone is a part of its session on all of them.</summary>
    /// <param name="session">The session; null where it is absent.</param>
    /// <param name="load">How much of its logs was read.</param>
    /// <returns>The session.</returns>
    public TSession? Note(TSession? session, SessionLoad load)
    {
        times.Note(session);
        for (var log = 0; session is not null && load.MaxEntries == 0 && log < logs.Length; log++)
        {
            logs[log].SetUnread(session);
        }

        return session;
    }
}
