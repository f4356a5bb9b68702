using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Finds the row of a key, and says whether this program may use it.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class SessionLookup<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISqliteMap<TSession, TKey>
{
    private readonly string _row = context.Sql.Sessions.Row;

    /// <summary>Finds a session's row and whatever else a statement selects.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">The statement; its first parameters are the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="select">Receives the statement, on the row; it is to be reset. Where there is no row, it was reset already.</param>
    /// <returns>The row; null when the session is absent.</returns>
    public static SessionRow? Find(SqliteConnectionContext connection, string sql, TKey key, out SqliteStatement select)
    {
        select = connection.Prepare(sql);
        TMap.BindKey(select.Parameters, 1, key);
        if (select.Step())
        {
            return SessionRow.Read(select.Row);
        }

        select.Reset();
        return null;
    }

    /// <summary>Finds a session's row, also when it has expired.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The key.</param>
    public SessionRow? FindStored(SqliteConnectionContext connection, TKey key)
    {
        var row = Find(connection, _row, key, out var select);
        select.Reset();
        return row;
    }

    /// <summary>Finds the row of a session that is there, whichever version of the class wrote it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The key.</param>
    public SessionRow? FindPresent(SqliteConnectionContext connection, TKey key) =>
        FindStored(connection, key) is { } found && !found.IsExpired(context.NowMilliseconds) ? found : null;

    /// <summary>Finds the row of a session that is there, and refuses one that a newer version of the class wrote.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="key">The key.</param>
    /// <param name="text">Its stored text.</param>
    public SessionRow? FindUsable(SqliteConnectionContext connection, TKey key, string text)
    {
        var row = FindPresent(connection, key);
        if (row is { } found)
        {
            context.ThrowIfNewer(found, text);
        }

        return row;
    }
}
