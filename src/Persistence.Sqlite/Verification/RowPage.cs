namespace Persistence.Sqlite;

/// <summary>Rows of the session table that are verified as of one moment.</summary>
/// <param name="Part">The place of what is found in the report; the first is that of the file as a whole.</param>
/// <param name="After">The number of the row after which they come.</param>
/// <param name="Last">The number of the last one.</param>
internal readonly record struct RowPage(long Part, long After, long Last)
{
    /// <summary>Whether it is no page, but the file as a whole.</summary>
    public bool IsFile => Part == 0;
}
