using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Creates and extends the tables of a session class, in one transaction that many processes may attempt at once.</summary>
internal sealed class SqliteSchema
{
    private const string Classes = "_persistence_classes";

    private readonly SqliteLink _link;
    private readonly SessionDescription _description;
    private readonly SqliteTable _table;
    private readonly string _store;

    public SqliteSchema(SqliteLink link, SessionDescription description, SqliteTable table, string store)
    {
        _link = link;
        _description = description;
        _table = table;
        _store = store;
    }

    public static string IndexTable(SqliteTable table, SqliteIndex index) => $"{table.Name}_{index.Column}_index";

    public void Apply(IEnumerable<(SqliteLogTable Table, bool HasIds)> logs)
    {
        _link.ExecuteOnce($"CREATE TABLE IF NOT EXISTS \"{Classes}\" (\"name\" TEXT PRIMARY KEY, \"class\" TEXT NOT NULL, \"schema_version\" INTEGER NOT NULL) STRICT, WITHOUT ROWID");
        RefuseForeignTable();
        CreateSessionTable();
        foreach (var (log, hasIds) in logs)
        {
            CreateLogTable(log, hasIds);
        }

        foreach (var index in _table.Indexes)
        {
            CreateIndex(index);
        }

        DropIndexes();
        _link.ExecuteOnce($"""
            INSERT INTO "{Classes}" VALUES ({SqlNames.Literal(_table.Name)}, {SqlNames.Literal(_description.ClassName)}, {_description.SchemaVersion})
            ON CONFLICT ("name") DO UPDATE SET "schema_version" = max("schema_version", excluded."schema_version"), "class" = excluded."class"
            """);
    }

    private void RefuseForeignTable()
    {
        var name = SqlNames.Literal(_table.Name);
        if (_link.Scalar($"SELECT count(*) FROM sqlite_master WHERE name = {name}") > 0
            && _link.Scalar($"SELECT count(*) FROM \"{Classes}\" WHERE \"name\" = {name}") == 0)
        {
            throw new SessionSchemaException($"{_store} holds a table '{_table.Name}' that no store made; it was left as it is. Rename it (ALTER TABLE {SqlNames.Quote(_table.Name)} RENAME TO …), or give the session class another Name.", null, _store);
        }
    }

    private void CreateSessionTable()
    {
        var columns = _table.Columns.Select(static column => $"{SqlNames.Quote(column.Name)} {column.Type}{(column.IsKey ? " NOT NULL" : "")}");
        _link.ExecuteOnce($"""
            CREATE TABLE IF NOT EXISTS {SqlNames.Quote(_table.Name)} (
                "_id" INTEGER PRIMARY KEY,
                "_version" INTEGER NOT NULL,
                "_token" INTEGER NOT NULL,
                "_schema_version" INTEGER NOT NULL,
                "_expires_at" INTEGER,
                {string.Join(",\n    ", columns)},
                UNIQUE ({SqlNames.Join(_table.Columns.Where(static column => column.IsKey).Select(static column => column.Name))})
            ) STRICT
            """);
        AddColumns(_table.Name, _table.Columns);
    }

    private void CreateLogTable(SqliteLogTable log, bool hasIds)
    {
        var idColumn = log.IdColumn >= 0 ? log.Columns[log.IdColumn].Name : "_entry_id";
        var extra = hasIds && log.IdColumn < 0 ? ",\n    \"_entry_id\" TEXT NOT NULL" : "";
        _link.ExecuteOnce($"""
            CREATE TABLE IF NOT EXISTS {SqlNames.Quote(log.Name)} (
                "_session" INTEGER NOT NULL REFERENCES {SqlNames.Quote(_table.Name)} ("_id") ON DELETE CASCADE,
                "_sequence" INTEGER NOT NULL,
                {string.Join(",\n    ", log.Columns.Select(static column => $"{SqlNames.Quote(column.Name)} {column.Type}"))}{extra},
                PRIMARY KEY ("_session", "_sequence")
            ) STRICT, WITHOUT ROWID
            """);
        AddColumns(log.Name, log.Columns);
        if (hasIds)
        {
            _link.ExecuteOnce($"CREATE UNIQUE INDEX IF NOT EXISTS {SqlNames.Quote(log.Name + "_by_id")} ON {SqlNames.Quote(log.Name)} (\"_session\", {SqlNames.Quote(idColumn)})");
        }
    }

    private void AddColumns(string table, IReadOnlyList<SqliteColumn> columns)
    {
        var existing = ExistingColumns(table);
        foreach (var column in columns.Where(column => !existing.Contains(column.Name)))
        {
            var former = column.FormerNames.FirstOrDefault(existing.Contains);
            _link.ExecuteOnce(former is null
                ? $"ALTER TABLE {SqlNames.Quote(table)} ADD COLUMN {SqlNames.Quote(column.Name)} {column.Type}"
                : $"ALTER TABLE {SqlNames.Quote(table)} RENAME COLUMN {SqlNames.Quote(former)} TO {SqlNames.Quote(column.Name)}");
        }
    }

    private HashSet<string> ExistingColumns(string table)
    {
        using var command = _link.Connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info({SqlNames.Literal(table)})";
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private void CreateIndex(SqliteIndex index)
    {
        var keys = SqlNames.Join(_table.Columns.Where(static column => column.IsKey).Select(static column => column.Name));
        if (index.IsMultiValued)
        {
            _link.ExecuteOnce($"""
                CREATE TABLE IF NOT EXISTS {SqlNames.Quote(IndexTable(_table, index))} (
                    "value" TEXT NOT NULL,
                    "_session" INTEGER NOT NULL REFERENCES {SqlNames.Quote(_table.Name)} ("_id") ON DELETE CASCADE,
                    PRIMARY KEY ("value", "_session")
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX IF NOT EXISTS {SqlNames.Quote(IndexTable(_table, index) + "_by_session")} ON {SqlNames.Quote(IndexTable(_table, index))} ("_session");
                """);
            return;
        }

        _link.ExecuteOnce($"CREATE INDEX IF NOT EXISTS {SqlNames.Quote(IndexName(index))} ON {SqlNames.Quote(_table.Name)} ({Operand(index)}, {keys})");
    }

    private string IndexName(SqliteIndex index) => $"{_table.Name}_by_{index.Column}";

    public static string Operand(SqliteIndex index) =>
        index.Expression is null
            ? SqlNames.Quote(index.Column)
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, index.Expression, SqlNames.Quote(index.Column));

    // An index whose [Indexed] was taken away.
    private void DropIndexes()
    {
        using var command = _link.Connection.CreateCommand();
        command.CommandText = $"SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = {SqlNames.Literal(_table.Name)} AND name LIKE '%\\_by\\_%' ESCAPE '\\'";
        var wanted = _table.Indexes.Where(static index => !index.IsMultiValued).Select(IndexName).ToHashSet(StringComparer.Ordinal);
        var dropped = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                if (reader.GetString(0) is var name && name.StartsWith(_table.Name + "_by_", StringComparison.Ordinal) && !wanted.Contains(name))
                {
                    dropped.Add(name);
                }
            }
        }

        dropped.ForEach(name => _link.ExecuteOnce($"DROP INDEX {SqlNames.Quote(name)}"));
    }
}
