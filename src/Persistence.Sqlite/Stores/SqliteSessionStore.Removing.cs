using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <content>Delete, and what has expired.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var stored = StoredKey(key);
        var isDeleted = false;
        Database.Write(stored, link => isDeleted = Remove(link, key, stored));
        return isDeleted;
    }

    /// <summary>Deletes a session, inside a transaction.</summary>
    /// <returns>False when it was absent or expired.</returns>
    private protected bool Remove(SqliteLink link, TKey key, string stored)
    {
        var row = FindRow(link, s_sql.Row, key, out var select);
        select.Reset();
        if (row is not { } found)
        {
            return false;
        }

        var isLive = !found.IsExpired(Now.ToUnixTimeMilliseconds());
        if (isLive)
        {
            RefuseNewerSchema(found, stored);
        }

        RunOn(link, s_sql.Delete, found.Id);
        return isLive;
    }

    /// <inheritdoc/>
    public PurgeResult PurgeExpired()
    {
        var purged = 0;
        Database.Write(null, link => purged = Purge(link));
        return new PurgeResult(purged);
    }

    /// <summary>Removes expired sessions, inside a transaction.</summary>
    /// <returns>How many.</returns>
    private protected int Purge(SqliteLink link)
    {
        RunOn(link, s_sql.Purge, Now.ToUnixTimeMilliseconds());
        return link.Changes;
    }

    // Removes an expired session of the same key; refuses a live one.
    private void MakeRoom(SqliteLink link, TKey key, string stored, long now)
    {
        var row = FindRow(link, s_sql.Row, key, out var select);
        select.Reset();
        if (row is not { } found)
        {
            return;
        }

        if (!found.IsExpired(now))
        {
            throw SessionErrors.Exists(stored, Store);
        }

        RunOn(link, s_sql.Delete, found.Id);
    }

    private static void RunOn(SqliteLink link, string sql, long id)
    {
        var statement = link.Prepare(sql);
        statement.BindInt64(1, id);
        statement.Run();
    }
}
