namespace Persistence.Sqlite;

/// <summary>The version of a database's schema: a number that every change of it, by whichever program, makes another one.</summary>
internal static class SchemaVersion
{
    /// <summary>Reads it.</summary>
    /// <param name="connection">The connection, inside a transaction.</param>
    public static long Of(SqliteConnectionContext connection)
    {
        var select = connection.Prepare("PRAGMA schema_version");
        try
        {
            select.Step();
            return select.Row.ReadInt64(0);
        }
        finally
        {
            select.Reset();
        }
    }
}
