namespace Persistence.Sqlite;

/// <summary>What a database holds, as far as a schema change must know.</summary>
internal sealed class SchemaCatalog(SqliteConnectionContext connection)
{
    /// <summary>The table of what each session class looked like.</summary>
    public const string Classes = "_persistence_classes";

    /// <summary>The table of what the class looked like that opened each table last, and of what its columns are.</summary>
    public const string Shapes = "_persistence_shapes";

    /// <summary>The indexes that the plan drops before it looks at what others there are.</summary>
    public HashSet<string> Dropped { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What columns are in SQL.</summary>
    public ColumnDeclarations Declarations { get; } = new(connection);

    /// <summary>What a log's table holds, and what stands over it.</summary>
    public LogCatalog Logs { get; } = new(connection);

    /// <summary>What rows there are.</summary>
    public RowCatalog Rows { get; } = new(connection);

    /// <summary>The numbers that an INTEGER column holds.</summary>
    public List<long> Numbers(string table, string column) =>
        [.. connection.Rows($"SELECT DISTINCT {SqlNames.Quote(column)} FROM {SqlNames.Quote(table)} WHERE {SqlNames.Quote(column)} IS NOT NULL").Select(static row => long.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The columns of a table with their types, by name; null when there is no such table.</summary>
    public Dictionary<string, string>? Columns(string table)
    {
        var rows = connection.Rows($"SELECT name, type FROM pragma_table_info({SqlNames.Literal(table)})");
        return rows.Count == 0 ? null : rows.ToDictionary(static row => row[0], static row => row[1], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The columns of a table's uniqueness or primary key, in order, apart from those that start with an underscore.</summary>
    public List<string> KeyColumns(string table) =>
        [.. connection.Rows($"""
            SELECT c.name FROM pragma_index_list({SqlNames.Literal(table)}) AS i, pragma_index_info(i.name) AS c
            WHERE i.origin = 'u' ORDER BY c.seqno
            """).Select(static row => row[0])];

    /// <summary>Whether the database holds anything of that name.</summary>
    public bool Holds(string name) => connection.Rows($"SELECT 1 FROM sqlite_master WHERE name = {SqlNames.Literal(name)} COLLATE NOCASE").Count > 0;

    /// <summary>The names of a table's indexes that were made by statements, apart from <see cref="Dropped"/>.</summary>
    public List<string> Indexes(string table) =>
        [.. connection.Rows($"SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = {SqlNames.Literal(table)} COLLATE NOCASE").Select(static row => row[0]).Where(name => !Dropped.Contains(name))];

    /// <summary>Whether an index is over what it is to be over.</summary>
    public bool IsIndexOver(string index, string operand) =>
        connection.Rows($"SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = {SqlNames.Literal(index)} COLLATE NOCASE AND instr(sql, {SqlNames.Literal(operand)}) > 0").Count > 0;

    /// <summary>The tables that a multi-valued index of a session table is kept in.</summary>
    public List<string> IndexTables(string table) =>
        [.. connection.Rows($"""
            SELECT m.name FROM sqlite_master AS m
            WHERE m.type = 'table'
              AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name) AS f WHERE f."table" = {SqlNames.Literal(table)} COLLATE NOCASE)
              AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) AS c WHERE c.name = '_value')
            """).Select(static row => row[0])];

    /// <summary>The tables whose rows belong to rows of a session table, whichever version of its class made them.</summary>
    public List<string> Children(string table) =>
        [.. connection.Rows($"""
            SELECT m.name FROM sqlite_master AS m
            WHERE m.type = 'table'
              AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name) AS f WHERE f."table" = {SqlNames.Literal(table)} COLLATE NOCASE AND f."from" = '_session')
            """).Select(static row => row[0])];

    /// <summary>The triggers on some tables, by name, each with its table.</summary>
    public List<(string Name, string Table)> Triggers(IEnumerable<string> tables)
    {
        var names = string.Join(", ", tables.Select(SqlNames.Literal));
        return [.. connection.Rows($"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE IN ({names}) ORDER BY name").Select(static row => (row[0], row[1]))];
    }

    /// <summary>What is recorded of a session class: its name in the program and its schema version; null when nothing is.</summary>
    public (string Class, long SchemaVersion)? Record(string table)
    {
        if (!Holds(Classes))
        {
            return null;
        }

        var rows = connection.Rows($"SELECT \"class\", \"schema_version\" FROM \"{Classes}\" WHERE \"name\" = {SqlNames.Literal(table)}");
        return rows.Count == 0 ? null : (rows[0][0], long.Parse(rows[0][1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
