namespace Persistence.Sqlite;

/// <summary>What rows a database holds, as far as a schema change must know.</summary>
internal sealed class RowCatalog(SqliteConnectionContext connection)
{
    /// <summary>Whether a condition holds for a row of a table.</summary>
    /// <param name="table">The table, unquoted.</param>
    /// <param name="condition">SQL over its columns.</param>
    public bool Any(string table, string condition) => connection.Rows($"SELECT 1 FROM {SqlNames.Quote(table)} WHERE {condition} LIMIT 1").Count > 0;
}
