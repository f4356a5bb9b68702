using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>What a column is, in the SQL that makes its table or adds it to one.</summary>
internal static class ColumnDeclarations
{
    /// <summary>Several columns, a line each.</summary>
    /// <param name="columns">The columns.</param>
    public static string Of(IReadOnlyList<SqliteColumn> columns) => string.Join(",\n    ", columns.Select(Of));

    /// <summary>One column that is added to a table: rows that are there have nothing for it, so that it cannot be NOT NULL, which the id of an entry is in a new table.</summary>
    /// <param name="column">The column.</param>
    // The default is also for the rows of programs that do not know the column.
    public static string Added(SqliteColumn column) =>
        $"{SqlNames.Quote(column.Name)} {column.Type}{(column.IsKey || column.Default.Length == 0 ? "" : " DEFAULT " + column.Default)}";

    private static string Of(SqliteColumn column) => Added(column) + (column.IsKey ? " NOT NULL" : "");
}
