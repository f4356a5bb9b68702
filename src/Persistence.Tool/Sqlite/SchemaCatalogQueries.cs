using Persistence.Sqlite;

namespace Persistence.Tool.Sqlite;

/// <summary>Asks a database for what docs/sqlite-schema.md promises of its tables.</summary>
/// <param name="database">The database.</param>
internal sealed class SchemaCatalogQueries(ToolDatabase database)
{
    /// <summary>The columns of a class's key, in order.</summary>
    /// <param name="table">The table of its sessions.</param>
    public IEnumerable<string> KeyColumns(string table) => database.Rows($"""
        SELECT c.name FROM pragma_index_list({SqlNames.Literal(table)}) AS i, pragma_index_info(i.name) AS c
        WHERE i.origin = 'u' ORDER BY c.seqno
        """).Select(static row => row[0]);

    /// <summary>The tables of a class's logs.</summary>
    /// <param name="table">The table of its sessions.</param>
    public IEnumerable<string> LogTables(string table) => Children(table, "_sequence");

    /// <summary>The tables of a class's indexes over collections.</summary>
    /// <param name="table">The table of its sessions.</param>
    public IEnumerable<string> IndexTables(string table) => Children(table, "_value");

    private IEnumerable<string> Children(string table, string column) => database.Rows($"""
        SELECT m.name FROM sqlite_schema AS m
        WHERE m.type = 'table'
          AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name) AS f WHERE f."table" = {SqlNames.Literal(table)} COLLATE NOCASE AND f."from" = '_session')
          AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) AS c WHERE c.name = '{column}')
        ORDER BY m.name
        """).Select(static row => row[0]);
}
