namespace Persistence.Sqlite;

/// <summary>What a database holds of and over logs, as far as a change of one of their columns must know.</summary>
/// <param name="connection">The connection.</param>
internal sealed class LogCatalog(SqliteConnectionContext connection)
{
    /// <summary>The columns of a log, beside its own, that no row may be without, with their types.</summary>
    public List<(string Name, string Type)> Obligatory(string log) =>
        [.. connection.Rows($"SELECT name, type FROM pragma_table_info({SqlNames.Literal(log)}) WHERE \"notnull\" AND pk = 0 AND dflt_value IS NULL").Select(static row => (row[0], row[1]))];

    /// <summary>The indexes of a table that were made by statements, and the statements.</summary>
    public List<(string Type, string Name, string Sql)> IndexesOf(string table) =>
        [.. connection.Rows($"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = {SqlNames.Literal(table)} COLLATE NOCASE").Select(static row => ("INDEX", row[0], row[1]))];

    /// <summary>The views with their triggers, in the order in which they can be made again.</summary>
    public List<(string Type, string Name, string Sql)> Views() =>
        [.. connection.Rows("SELECT upper(type), name, sql FROM sqlite_master WHERE type = 'view' OR (type = 'trigger' AND tbl_name COLLATE NOCASE IN (SELECT name FROM sqlite_master WHERE type = 'view')) ORDER BY type = 'trigger', rowid").Select(static row => (row[0], row[1], row[2]))];
}
