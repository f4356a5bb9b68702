using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>Reads what belongs together as of one moment: what others commit meanwhile is not seen.</summary>
/// <param name="context">The connections.</param>
internal sealed class SnapshotReader(SqliteContext context)
{
    /// <summary>Reads something of one session, and reports damage in the words of every backend.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="key">The stored text of the session's key.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<T> Read<T>(string key, Func<SqliteConnectionContext, T> read, IoMode mode) =>
        context.Database.Connections.Read(key, connection => OfSession(connection, key, read), mode);

    /// <summary>Reads several sessions, all of one moment.</summary>
    /// <typeparam name="T">The type of the results.</typeparam>
    /// <param name="keys">The stored texts of their keys.</param>
    /// <param name="read">Reads the session at a position.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes.</returns>
    public ValueTask<BatchOutcome<T>[]> ReadMany<T>(IReadOnlyList<string> keys, Func<SqliteConnectionContext, int, T> read, IoMode mode) => context.Database.Connections.Read(
        null,
        connection => OfOneMoment(connection, () => keys.Select((key, position) => OutcomeOf(connection, key, (read, position), mode)).ToArray()),
        mode);

    private BatchOutcome<T> OutcomeOf<T>(SqliteConnectionContext connection, string key, (Func<SqliteConnectionContext, int, T> Read, int Position) one, IoMode mode)
    {
        mode.Cancellation.ThrowIfCancellationRequested();
        try
        {
            return new BatchOutcome<T>(OfSession(connection, key, connection => one.Read(connection, one.Position)), null);
        }
        catch (SessionException error)
        {
            return new BatchOutcome<T>(default!, error);
        }
        catch (SqliteException fault)
        {
            return new BatchOutcome<T>(default!, SqliteFault.Translate(fault, context.Database.Description, key, isRead: true));
        }
    }

    /// <summary>Reads what concerns one session, and says in the words of the store what is wrong with it.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The stored text of the session's key.</param>
    /// <param name="read">Reads it.</param>
    public T OfSession<T>(SqliteConnectionContext connection, string key, Func<SqliteConnectionContext, T> read)
    {
        try
        {
            return OfOneMoment(connection, () => read(connection));
        }
        catch (Exception fault) when (ErrorOf(connection, key, fault) is { } error)
        {
            throw error;
        }
    }

    /// <summary>Says in the words of the store what is wrong with a session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The stored text of the session's key.</param>
    /// <param name="fault">What reading it threw.</param>
    /// <returns>Null for what is no problem of the session, or says it already.</returns>
    public SessionException? ErrorOf(SqliteConnectionContext connection, string key, Exception fault) => fault switch
    {
        UnfitDataException unfit => StoredDataErrors.Unfit(key, context.DisplayName, context.Description, unfit),
        SqliteException refused => context.NewerTables(connection, key, refused),
        _ when ColumnDamageException.IsDamage(fault) => StoredDataErrors.Corrupted(key, context.DisplayName, (fault as ColumnDamageException)?.Where ?? (fault as LogDamageException)?.Where ?? "a column", fault.Message, fault),
        _ => null,
    };

    /// <summary>Reads in one transaction. Inside a transaction of the caller's own, its snapshot is the right one.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="read">Reads it.</param>
    public static T OfOneMoment<T>(SqliteConnectionContext connection, Func<T> read)
    {
        var isOwnSnapshot = !connection.IsInTransaction;
        if (isOwnSnapshot)
        {
            connection.Execute("BEGIN");
        }

        try
        {
            return read();
        }
        finally
        {
            if (isOwnSnapshot)
            {
                End(connection);
            }
        }
    }

    private static void End(SqliteConnectionContext connection)
    {
        try
        {
            if (connection.IsInTransaction)
            {
                connection.Execute("COMMIT");
            }
        }
        catch (SqliteException)
        {
            // After damage was met SQLite reports it once more; there is nothing to commit.
            if (connection.IsInTransaction)
            {
                connection.Execute("ROLLBACK");
            }
        }
    }
}
