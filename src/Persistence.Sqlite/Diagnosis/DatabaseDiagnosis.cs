using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Mapping;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Finds out how well a store is, by what its own connections see. Writes nothing.</summary>
/// <param name="context">The store.</param>
internal sealed class DatabaseDiagnosis(SqliteContext context)
{
    private const string Connected = "sqlite";

    private SqliteDatabase Database => context.Database;

    /// <summary>Finds out.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>The facts.</returns>
    public async ValueTask<StoreDiagnosis> Run(IoMode mode)
    {
        var facts = new StoreFacts(context.DisplayName);
        AddLibrary(facts, Database.Options.LibraryVersion());
        try
        {
            await Database.Connections.Read(null, connection => Look(facts, connection), mode).ConfigureAwait(false);
        }
        catch (SessionException fault)
        {
            facts.Unhealthy(StoreFacts.Reachable, fault.Message, fault.InnerException is SqliteException { SqliteExtendedErrorCode: SqliteFault.FileMoved });
        }

        var folder = Path.GetDirectoryName(Database.Path)!;
        facts.Disk(folder, Database.Options.FreeSpace(folder), Database.Options.Monitoring.LowDiskSpace);
        return facts.ToDiagnosis();
    }

    // SQLite's description of the WAL-reset bug: 3.7.0 to 3.51.2, but for 3.50.7 and 3.44.6, which have the correction too.
    private static void AddLibrary(StoreFacts facts, int number)
    {
        var version = $"{number / 1_000_000}.{number / 1000 % 1000}.{number % 1000}";
        var hasFault = number is >= 3_007_000 and < 3_051_003 and not (>= 3_050_007 and < 3_051_000) and not (>= 3_044_006 and < 3_045_000);
        if (hasFault)
        {
            facts.Degraded(Connected, $"SQLite {version} may damage a database when a checkpoint meets a commit of another connection (the WAL-reset bug of 3.7.0 to 3.51.2): use 3.51.3 or newer, such as the SQLite that Persistence.Sqlite brings.");
        }
        else
        {
            facts.Good(Connected, $"SQLite {version}");
        }
    }

    private bool Look(StoreFacts facts, SqliteConnectionContext connection)
    {
        // What is in the file now, not what the connection knew.
        _ = connection.Rows("SELECT count(*) FROM sqlite_schema");
        facts.Good(StoreFacts.Reachable, "the database answers");
        AddJournal(facts, connection.Rows("PRAGMA journal_mode")[0][0]);
        AddWritable(facts, connection);
        AddIndexes(facts, connection);
        return true;
    }

    // As a rule the files show it before: with the mode goes the -wal, and the store reads nothing more.
    internal void AddJournal(StoreFacts facts, string mode)
    {
        if (mode == "wal" || Database.Connections.Source.IsImmutable)
        {
            facts.Good("journal", $"journal mode {mode}, durability {Database.Options.Durability}");
        }
        else
        {
            facts.Unhealthy("journal", $"the journal mode is '{mode}', not 'wal': another program changed it. Find out which one, and open the store again, which switches the write-ahead log on.", needsReopening: true);
        }
    }

    private void AddWritable(StoreFacts facts, SqliteConnectionContext connection)
    {
        if (raw.sqlite3_db_readonly(connection.Provider.Handle!, "main") != 1)
        {
            facts.Good("writable", "the database can be written");
        }
        else if (Database.Connections.Source.IsReadOnly)
        {
            facts.Good("writable", "the database is read only, as the connection string asks for");
        }
        else
        {
            facts.Degraded("writable", "the database can only be read: give this program the permission to write the file and its folder.");
        }
    }

    private void AddIndexes(StoreFacts facts, SqliteConnectionContext connection)
    {
        try
        {
            var missing = new SqliteSchema(connection, context.Description, context.Sql.Table, Database.Description).Plan(context.Sql.LogTables).Count;
            if (missing == 0)
            {
                facts.Good("indexes", "tables and indexes are complete");
            }
            else
            {
                facts.Degraded("indexes", $"tables or indexes are not as this store made them ({missing} statements would mend that): another program changed them. Open the store again, which makes what is missing.");
            }
        }
        catch (SessionSchemaException fault)
        {
            facts.Unhealthy("indexes", fault.Message);
        }
    }
}
