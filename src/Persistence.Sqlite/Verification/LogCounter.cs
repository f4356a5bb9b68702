using Microsoft.Data.Sqlite;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>Reads one log of many sessions at once. It keeps no entry, and asks nothing for each session.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TEntry">The type of the entries.</typeparam>
/// <typeparam name="TLog">The generated map of the log.</typeparam>
internal static class LogCounter<TSession, TEntry, TLog>
    where TSession : class, IPersistedSession
    where TLog : ILogMap<TSession, TEntry>, ISqliteLogMap<TSession, TEntry>
{
    /// <summary>Counts the entries of sessions, all of which are read.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">Selects them (see <see cref="LogSql.Range"/>).</param>
    /// <param name="rows">The numbers of the sessions' rows, ascending.</param>
    /// <param name="counts">Receives for each how many; -1 where something is wrong. Those that are -1 before are not counted.</param>
    public static void Count(SqliteConnectionContext connection, string sql, IReadOnlyList<long> rows, long[] counts)
    {
        SqliteStatement? select = null;
        try
        {
            select = connection.Prepare(sql);
            select.Parameters.BindInt64(1, rows[0]);
            select.Parameters.BindInt64(2, rows[^1]);
            for (var at = 0; select.Step();)
            {
                var session = select.Row.ReadInt64(TLog.Table.Columns.Count + 1);
                for (; rows[at] < session; at++)
                {
                    // It has no entries, or no more.
                }

                if (rows[at] == session && counts[at] >= 0)
                {
                    counts[at] = IsSound(select.Row, counts[at] + 1) ? counts[at] + 1 : -1;
                }
            }
        }
        catch (SqliteException)
        {
            Array.Fill(counts, -1);
        }
        finally
        {
            select?.Reset();
        }
    }

    private static bool IsSound(SqliteRow row, long sequence)
    {
        try
        {
            LogReader<TSession, TEntry, TLog>.ReadEntry(row);
            return row.ReadInt64(TLog.Table.Columns.Count) == sequence;
        }
        catch (Exception fault) when (Findings.IsOfData(fault))
        {
            return false;
        }
    }
}
