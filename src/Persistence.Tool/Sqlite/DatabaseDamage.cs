using Microsoft.Data.Sqlite;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Tool.Sqlite;

/// <summary>Distinguishes damage of what is stored from what else may go wrong.</summary>
internal static class DatabaseDamage
{
    /// <summary>Whether an error says that a value, a row or a page is not as it was written.</summary>
    /// <param name="problem">The error.</param>
    public static bool Is(Exception problem) =>
        problem is FormatException or JsonDataException or SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB };

    /// <summary>Ends a transaction that only read. Where it met damage, that may be what its end reports, too.</summary>
    /// <param name="database">The database.</param>
    public static void EndRead(ToolDatabase database)
    {
        try
        {
            database.Execute("COMMIT");
        }
        catch (SqliteException fault) when (Is(fault))
        {
            if (raw.sqlite3_get_autocommit(database.Handle) == 0)
            {
                database.Execute("ROLLBACK");
            }
        }
    }
}
