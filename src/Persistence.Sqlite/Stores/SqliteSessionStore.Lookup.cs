using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>The row of a key, and whether this program may use it.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    // Finds a session's row and whatever else the statement selects; null when absent.
    private static SessionRow? FindRow(SqliteLink link, string sql, TKey key, out SqliteStatement select)
    {
        select = link.Prepare(sql);
        TMap.BindKey(select, 1, key);
        if (select.Step())
        {
            return SessionRow.Read(select);
        }

        select.Reset();
        return null;
    }

    // The row of a session that is there, whichever version of the class wrote it.
    private static SessionRow? FindPresentRow(SqliteLink link, TKey key, long now)
    {
        var row = FindRow(link, s_sql.Row, key, out var select);
        select.Reset();
        return row is { } found && !found.IsExpired(now) ? found : null;
    }

    private SessionRow? FindLiveRow(SqliteLink link, TKey key, string stored, long now)
    {
        if (FindPresentRow(link, key, now) is not { } found)
        {
            return null;
        }

        RefuseNewerSchema(found, stored);
        return found;
    }

    private void RefuseNewerSchema(SessionRow row, string stored)
    {
        if (row.SchemaVersion > TMap.Description.SchemaVersion)
        {
            throw SessionErrors.NewerSchema(stored, Store, TMap.Description, row.SchemaVersion);
        }
    }

    private protected string StoredKey(TKey key)
    {
        ThrowIfDisposed();
        return SessionGuard.StoredKey<TSession, TKey, TMap>(key, Store);
    }
}
