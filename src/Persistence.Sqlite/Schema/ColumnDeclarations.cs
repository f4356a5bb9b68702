using Microsoft.Data.Sqlite;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>What a column is, in the SQL that makes its table or adds it to one.</summary>
/// <param name="connection">The connection.</param>
internal sealed class ColumnDeclarations(SqliteConnectionContext connection)
{
    /// <summary>The columns of a new table of sessions, a line each.</summary>
    /// <param name="columns">The columns.</param>
    public string OfSessions(IReadOnlyList<SqliteColumn> columns) => string.Join(",\n    ", columns.Select(column => Of(column) + (column.IsKey ? " NOT NULL" : "")));

    /// <summary>The columns of a new table of entries, a line each. The id of an entry may be missing there: a class whose entries have none, or another one, adds rows too.</summary>
    /// <param name="columns">The columns.</param>
    public string OfEntries(IReadOnlyList<SqliteColumn> columns) => string.Join(",\n    ", columns.Select(Of));

    /// <summary>One column that may be missing, as it is in rows that are older than a column which is added.</summary>
    /// <param name="column">The column.</param>
    public string Of(SqliteColumn column) => $"{SqlNames.Quote(column.Name)} {TypeOf(column)}";

    /// <summary>What stands after the name of such a column.</summary>
    /// <param name="column">The column.</param>
    public string TypeOf(SqliteColumn column)
    {
        // Also for the rows of programs that do not know the column.
        var value = column.IsKey ? "" : Default(column);
        return column.Type + (value.Length == 0 ? "" : " DEFAULT " + value);
    }

    // What is made as the program runs, such as a list, is asked for once: older rows have that from then on.
    private string Default(SqliteColumn column)
    {
        if (column.Initial is null)
        {
            return column.Default;
        }

        var select = connection.Prepare("SELECT quote(?1)");
        try
        {
            column.Initial(select.Parameters);
            return !select.Parameters.Failures.Any && select.Step() && select.Row.ReadText(0) is not "NULL" and var literal ? literal : "";
        }
        catch (Exception own) when (own is not (OutOfMemoryException or SqliteException))
        {
            // It is the class's own code: what makes a session says what is wrong with it.
            return "";
        }
        finally
        {
            select.Parameters.Failures.Clear();
            select.Reset();
        }
    }
}
