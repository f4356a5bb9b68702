using Persistence.Mapping;
using Persistence.Sqlite;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Sqlite;

/// <summary>Makes the tables of a class as a store would; its indexes are made by the first store that opens. In a transaction.</summary>
/// <param name="database">The database.</param>
internal sealed class TableMaking(ToolDatabase database)
{
    /// <summary>Makes what is missing.</summary>
    /// <param name="stored">The class.</param>
    /// <param name="shape">Its shape.</param>
    public void Run(StoredClass stored, ClassShape shape)
    {
        database.ExecuteOnce($"CREATE TABLE IF NOT EXISTS \"{SchemaCatalog.Classes}\" (\"name\" TEXT PRIMARY KEY, \"class\" TEXT NOT NULL, \"schema_version\" INTEGER NOT NULL) STRICT, WITHOUT ROWID");
        database.ExecuteOnce($"CREATE TABLE IF NOT EXISTS \"{SchemaCatalog.Shapes}\" (\"name\" TEXT PRIMARY KEY, \"shape\" TEXT NOT NULL) STRICT, WITHOUT ROWID");
        if (!database.Holds(stored.Name))
        {
            MakeSessions(stored.Name, shape);
        }

        foreach (var log in shape.Logs.Where(log => !database.Holds(log.Table)))
        {
            MakeLog(stored.Name, log);
        }

        // What the class is called in code, and its version, says the first store that opens.
        database.ExecuteOnce($"INSERT OR IGNORE INTO \"{SchemaCatalog.Classes}\" VALUES ({SqlNames.Literal(stored.Name)}, {SqlNames.Literal(stored.Name)}, 0)");
        database.ExecuteOnce($"INSERT OR IGNORE INTO \"{SchemaCatalog.Shapes}\" VALUES ({SqlNames.Literal(stored.Name)}, {SqlNames.Literal(ShapeRecord.OfColumns(shape.Text))})");
    }

    /// <summary>Adds a column of the store's own, where it is missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    public void AddColumn(string table, string column)
    {
        if (!new TableCatalog(database).Columns(table).ContainsKey(column))
        {
            database.ExecuteOnce($"ALTER TABLE {SqlNames.Quote(table)} ADD COLUMN {SqlNames.Quote(column)} TEXT");
        }
    }

    private void MakeSessions(string table, ClassShape shape) => database.ExecuteOnce($"""
        CREATE TABLE {SqlNames.Quote(table)} (
            "_id" INTEGER PRIMARY KEY,
            "_version" INTEGER NOT NULL,
            "_token" INTEGER NOT NULL,
            "_schema_version" INTEGER NOT NULL,
            "_expires_at" INTEGER,
            {Declarations(shape.Members, hasKeys: true)},
            UNIQUE ({SqlNames.Join(shape.Keys.Select(static key => key.Column))})
        ) STRICT
        """);

    private void MakeLog(string sessions, ShapeLog log)
    {
        database.ExecuteOnce($"""
            CREATE TABLE {SqlNames.Quote(log.Table)} (
                "_session" INTEGER NOT NULL REFERENCES {SqlNames.Quote(sessions)} ("_id") ON DELETE CASCADE,
                "_sequence" INTEGER NOT NULL,
                {Declarations(log.Members, hasKeys: false)}{(HasEntryId(log) ? ",\n    \"_entry_id\" TEXT" : "")},
                PRIMARY KEY ("_session", "_sequence")
            ) STRICT, WITHOUT ROWID
            """);
        if (log.Ids.Count > 0)
        {
            var id = HasEntryId(log) ? "_entry_id" : log.Members.First(static member => member.IsKey).Column;
            database.ExecuteOnce($"CREATE UNIQUE INDEX IF NOT EXISTS {SqlNames.Quote(log.Table + "_by_id")} ON {SqlNames.Quote(log.Table)} (\"_session\", {SqlNames.Quote(id)})");
        }
    }

    /// <summary>Whether the id of an entry is in a column of its own, because it is no column by itself.</summary>
    /// <param name="log">The log.</param>
    public static bool HasEntryId(ShapeLog log) => log.Ids.Count > 0 && log.Members.Count(static member => member.IsKey) != 1;

    private static string Declarations(IReadOnlyList<ShapeMember> members, bool hasKeys) =>
        string.Join(",\n    ", members.Select(member => $"{SqlNames.Quote(member.Column)} {member.Type}{(hasKeys && member.IsKey ? " NOT NULL" : "")}"));
}
