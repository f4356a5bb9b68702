using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Switches a database to WAL mode.</summary>
internal static class WalMode
{
    /// <summary>
    /// Switches, and tries again while other processes switch too: SQLite does not apply its busy timeout to the
    /// switch itself, so that of many processes starting at once some would fail.
    /// </summary>
    /// <returns>The journal mode that the database has now: <c>wal</c>, unless its VFS has none.</returns>
    public static string SwitchOn(SqliteConnectionContext connection, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return connection.Rows("PRAGMA journal_mode = WAL")[0][0];
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && Stopwatch.GetElapsedTime(start) < patience)
            {
                Thread.Sleep(Random.Shared.Next(1, 10 * Math.Min(attempt, 10)));
            }
        }
    }
}
