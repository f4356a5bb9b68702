using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <content>Opening: what the tables lack is made.</content>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap>
{
    // Most of the time everything is there already, and opening a store writes nothing.
    private void OpenTables()
    {
        var logs = s_logs.Select(static log => (log.Table, log.Description)).ToList();
        if (Database.Read(null, link => IsAnythingMissing(link, logs)))
        {
            Database.Write(null, link => new SqliteSchema(link, TMap.Description, TMap.Table, _database.Description).Apply(logs));
        }

        _others = Database.Read(null, static link => new OtherChildren(new SchemaCatalog(link).Children(TMap.Table.Name), s_childTables));
    }

    // Looked at as of one moment, while other processes may be making the very same tables.
    private bool IsAnythingMissing(SqliteLink link, IReadOnlyList<(SqliteLogTable Table, LogDescription Log)> logs)
    {
        var isOwnSnapshot = !link.IsInTransaction;
        link.Execute(isOwnSnapshot ? "BEGIN" : "SAVEPOINT plan");
        try
        {
            return new SqliteSchema(link, TMap.Description, TMap.Table, _database.Description).Plan(logs).Count > 0;
        }
        finally
        {
            if (link.IsInTransaction)
            {
                link.Execute(isOwnSnapshot ? "COMMIT" : "RELEASE plan");
            }
        }
    }
}
