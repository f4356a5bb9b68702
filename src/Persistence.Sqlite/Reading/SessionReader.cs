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

            context.ThrowIfNewer(row, key.Text);
            session = headers.Read(connection, select.Row, row, out versions);
        }
        finally
        {
            select.Reset();
        }

        session.Tracking.Set(row.Version, row.Token);
        foreach (var log in logs)
        {
            log.Load(connection, (row.Id, versions), session, load.MaxEntries);
        }

        return session;
    }

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
