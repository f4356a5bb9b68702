using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Reads a session with its logs.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
/// <param name="snapshots">Reads as of one moment.</param>
/// <param name="lookup">Finds rows.</param>
/// <param name="headers">Reads headers.</param>
/// <param name="logs">The logs, by ordinal.</param>
internal sealed class SessionReader<TSession, TKey, TMap>(
    SqliteContext context,
    SnapshotReader snapshots,
    SessionLookup<TSession, TKey, TMap> lookup,
    HeaderReader<TSession, TKey, TMap> headers,
    IReadOnlyList<ILogReader<TSession>> logs)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <summary>Reads a session; null when it is absent or expired.</summary>
    public ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode) => snapshots.Read(key.Text, connection => Find(connection, key, load), mode);

    /// <summary>Reads several sessions, all of one moment.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="load">How much of their logs.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sessions; null for one that is absent.</returns>
    public ValueTask<BatchOutcome<TSession?>[]> ReadMany(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode) =>
        snapshots.ReadMany([.. keys.Select(static key => key.Text)], (connection, position) => Find(connection, keys[position], load), mode);

    /// <summary>Reports whether a session is there and has not expired.</summary>
    public ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode) =>
        context.Database.Connections.Read(key.Text, connection => Exists(connection, key), mode);

    private bool Exists(SqliteConnectionContext connection, EncodedKey<TKey> key)
    {
        try
        {
            return lookup.FindPresent(connection, key.Value) is not null;
        }
        catch (SqliteException fault) when (context.NewerTables(connection, key.Text, fault) is { } newer)
        {
            throw newer;
        }
    }

    private TSession? Find(SqliteConnectionContext connection, EncodedKey<TKey> key, SessionLoad load)
    {
        if (FindHeader(connection, key, out var select) is not { } row)
        {
            return null;
        }

        TSession session;
        StoredVersions? versions;
        try
        {
            if (row.IsExpired(context.NowMilliseconds))
            {
                return null;
            }

            session = Header(connection, (select.Row, row), key.Text, out versions);
        }
        finally
        {
            select.Reset();
        }

        return WithLogs(connection, session, (row.Id, versions), load);
    }

    /// <summary>Reads the header of a row.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stored">The row, whose columns begin as those of <see cref="SessionSql.Header"/>, and what the store keeps in it.</param>
    /// <param name="key">The stored text of the key.</param>
    /// <param name="versions">Receives which schema versions stored the session's parts.</param>
    public TSession Header(SqliteConnectionContext connection, (SqliteRow Row, SessionRow Own) stored, string key, out StoredVersions? versions)
    {
        context.ThrowIfNewer(stored.Own, key);
        var session = headers.Read(connection, stored.Row, stored.Own, out versions);
        session.Tracking.Set(stored.Own.Version, stored.Own.Token);
        return session;
    }

    /// <summary>Reads the logs of a session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="session">The session with its header.</param>
    /// <param name="stored">Its row, and which schema versions stored its parts.</param>
    /// <param name="load">How much to read.</param>
    public TSession WithLogs(SqliteConnectionContext connection, TSession session, (long Id, StoredVersions? Versions) stored, SessionLoad load)
    {
        foreach (var log in logs)
        {
            log.Load(connection, stored, session, load.MaxEntries);
        }

        return session;
    }

    /// <summary>Reads what concerns one session, and says in the words of the store what is wrong with it.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The stored text of the key.</param>
    /// <param name="read">Reads it.</param>
    public T OfSession<T>(SqliteConnectionContext connection, string key, Func<T> read) => snapshots.OfSession(connection, key, _ => read());

    /// <summary>Says in the words of the store what is wrong with a session; null for what says it already.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The stored text of the key.</param>
    /// <param name="fault">What reading it threw.</param>
    public SessionException? ErrorOf(SqliteConnectionContext connection, string key, Exception fault) => snapshots.ErrorOf(connection, key, fault);

    private SessionRow? FindHeader(SqliteConnectionContext connection, EncodedKey<TKey> key, out SqliteStatement select)
    {
        try
        {
            return SessionLookup<TSession, TKey, TMap>.Find(connection, context.Sql.Sessions.Header, key.Value, out select);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // A newer version of the class has renamed a column: for a session that it wrote there is a better answer.
            lookup.FindUsable(connection, key.Value, key.Text);
            throw;
        }
    }
}
