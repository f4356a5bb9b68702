using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Reads headers, whichever schema version stored them.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and statements.</param>
internal sealed class HeaderReader<TSession, TKey, TMap>(SqliteContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <summary>Whether the header of a row is read by way of upgrade steps.</summary>
    /// <param name="versions">Which schema versions stored the session's parts; null for the present one.</param>
    public static bool IsUpgraded(StoredVersions? versions) => versions is not null && TMap.Description.Upgrades?.Concern(versions.Header) == true;

    /// <summary>Reads a header.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="row">The session's row, with the columns of the header.</param>
    /// <param name="own">What the store keeps in it.</param>
    /// <param name="versions">Receives which schema versions stored the session's parts; null for the present one.</param>
    public TSession Read(SqliteConnectionContext connection, SqliteRow row, SessionRow own, out StoredVersions? versions)
    {
        versions = context.Older.Of(connection, own);
        if (versions is null || TMap.Description.Upgrades is not { } upgrades || versions.Header >= upgrades.Target)
        {
            return Present(row);
        }

        var session = IsUpgraded(versions) ? Upgraded(connection, own.Id, versions.Header) : Present(row);
        session.Tracking.IsOfEarlierVersion = true;
        return session;
    }

    private TSession Upgraded(SqliteConnectionContext connection, long id, int version)
    {
        var upgrades = TMap.Description.Upgrades!;
        var select = connection.Prepare(context.Sql.Sessions.Stored);
        try
        {
            select.Parameters.BindInt64(1, id);
            select.Step();
            var json = new StoredObject(select, TMap.Table.Columns).Read(select.Row).Upgrade(upgrades, version);
            return StoredJson.ReadUpgraded<TSession, TKey, TMap>(upgrades, version, json);
        }
        finally
        {
            select.Reset();
        }
    }

    private static TSession Present(SqliteRow row)
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
        catch (Exception own) when (ColumnDamageException.IsOfClass(own))
        {
            throw ColumnDamageException.Refused(TMap.Table.Columns, row.LastColumn - SessionSql.FirstRead, own);
        }
    }
}
