using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <content>Find, load, listing.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public TSession? Find(TKey key, SessionLoad load = default)
    {
        var stored = StoredKey(key);
        return Database.Read(stored, Finding(key, stored, load));
    }

    /// <summary>Reads a session of one moment; null when it is absent or expired.</summary>
    private protected Func<SqliteLink, TSession?> Finding(TKey key, string stored, SessionLoad load) => Snapshot(stored, link =>
    {
        if (FindHeader(link, key, stored, out var select) is not { } row)
        {
            return null;
        }

        TSession session;
        try
        {
            if (row.IsExpired(Now.ToUnixTimeMilliseconds()))
            {
                return null;
            }

            RefuseNewerSchema(row, stored);
            session = ReadHeader(select);
        }
        finally
        {
            select.Reset();
        }

        session.Tracking.Set(row.Version, row.Token);
        foreach (var log in s_logs)
        {
            log.Load(link, row.Id, session, load.MaxEntries);
        }

        return session;
    });

    private static TSession ReadHeader(SqliteStatement row)
    {
        try
        {
            return TMap.ReadHeader(row, SessionSql.FirstRead);
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault) && ColumnDamageException.Unfit(TMap.Table.Columns, row, SessionSql.FirstRead, fault) is { } unfit)
        {
            throw unfit;
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault))
        {
            throw new ColumnDamageException(TMap.Table.Name, TMap.Table.Columns, row.LastColumn - SessionSql.FirstRead, fault);
        }
    }

    private SessionRow? FindHeader(SqliteLink link, TKey key, string stored, out SqliteStatement select)
    {
        try
        {
            return FindRow(link, s_sql.Header, key, out select);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            // A newer version of the class has renamed a column: for a session that it wrote there is a better answer.
            FindLiveRow(link, key, stored, Now.ToUnixTimeMilliseconds());
            throw;
        }
    }

    /// <inheritdoc/>
    public TSession Load(TKey key, SessionLoad load = default) =>
        Find(key, load) ?? throw SessionErrors.NotFound(StoredKey(key), Store);

    /// <inheritdoc/>
    public bool Exists(TKey key)
    {
        var stored = StoredKey(key);
        return Database.Read(stored, Looking(key));
    }

    /// <summary>Tells whether a session is there and has not expired.</summary>
    private protected Func<SqliteLink, bool> Looking(TKey key) =>
        link => FindPresentRow(link, key, Now.ToUnixTimeMilliseconds()) is not null;

    /// <inheritdoc/>
    public long Count() => Database.Read(null, Count);

    /// <summary>Reads header and logs of one moment: what others commit meanwhile is not seen.</summary>
    private protected Func<SqliteLink, T> Snapshot<T>(string stored, Func<SqliteLink, T> read) => link =>
    {
        try
        {
            return Whole(link, () => read(link));
        }
        catch (Exception fault) when (ColumnDamageException.IsDamage(fault))
        {
            throw SessionErrors.Corrupted(stored, Store, (fault as ColumnDamageException)?.Where ?? "a column", fault.Message, fault);
        }
        catch (UnfitDataException fault)
        {
            throw SessionErrors.Unfit(stored, Store, TMap.Description, fault);
        }
    };

    // Reads as of one moment. Inside a transaction of the caller's own, its snapshot is the right one.
    private static T Whole<T>(SqliteLink link, Func<T> read)
    {
        var isOwnSnapshot = !link.IsInTransaction;
        if (isOwnSnapshot)
        {
            link.Execute("BEGIN");
        }

        try
        {
            return read();
        }
        finally
        {
            if (isOwnSnapshot)
            {
                link.EndReading();
            }
        }
    }
}
