namespace Persistence.Tool.Sqlite;

/// <summary>Which of the columns a table has that only copies write.</summary>
/// <param name="Unknown">The one for members without a column.</param>
/// <param name="Absent">The one for members that were never stored.</param>
internal readonly record struct CopyColumns(bool Unknown, bool Absent)
{
    /// <summary>The column for members that the class did not know when the session was copied: one JSON object.</summary>
    public const string UnknownColumn = "_unknown";

    /// <summary>Looks at a table.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    public static CopyColumns Of(ToolDatabase database, string table)
    {
        var columns = new TableCatalog(database).Columns(table);
        return new CopyColumns(columns.ContainsKey(UnknownColumn), columns.ContainsKey(AbsentMembers.Column));
    }

    /// <summary>Adds those that a row needs.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <returns>Whether one was missing.</returns>
    public bool AddFor(ToolDatabase database, string table, RowWriter row)
    {
        var making = new TableMaking(database);
        var (unknown, absent) = (row.HasUnknown && !Unknown, row.HasAbsent && !Absent);
        if (unknown)
        {
            making.AddColumn(table, UnknownColumn);
        }

        if (absent)
        {
            making.AddColumn(table, AbsentMembers.Column);
        }

        return unknown || absent;
    }

    /// <summary>The columns with their parameters.</summary>
    /// <param name="first">The parameter of the first of both.</param>
    public IEnumerable<(string Column, int Parameter)> Parameters(int first)
    {
        if (Unknown)
        {
            yield return (UnknownColumn, first);
        }

        if (Absent)
        {
            yield return (AbsentMembers.Column, first + 1);
        }
    }
}
