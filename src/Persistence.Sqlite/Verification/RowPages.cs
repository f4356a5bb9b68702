using Microsoft.Data.Sqlite;
using Persistence.Threads;

namespace Persistence.Sqlite;

/// <summary>Gives the file as a whole, and then page after page of the session table, to the thread that comes next.</summary>
/// <param name="context">Tables and statements.</param>
internal sealed class RowPages(SqliteContext context)
{
    // At most so many rows are read as of one moment. The first pages are small, so that a small table has several.
    private const int MostRows = 512;

    private readonly Lock _gate = new();
    private readonly SessionSql _sql = context.Sql.Sessions;
    private int _size = 32;
    private long _part = -1;
    private long? _last = long.MinValue;

    /// <summary>Counts the sessions.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>Null where they cannot be counted.</returns>
    public long? Count(SqliteConnectionContext connection) => Number(connection, _sql.LiveCount, context.NowMilliseconds, null);

    /// <summary>Gives the next part.</summary>
    /// <param name="connection">The connection of the thread that verifies it.</param>
    /// <returns>Null when there is none.</returns>
    public RowPage? Next(SqliteConnectionContext connection)
    {
        using (Uninterrupted.Enter(_gate))
        {
            if (++_part == 0)
            {
                return default(RowPage);
            }

            if (_last is not { } after)
            {
                return null;
            }

            // Where the table is damaged, what reads the rest of it says so.
            _last = Number(connection, _sql.Boundary, after, _size - 1);
            _size = Math.Min(_size * 2, MostRows);
            return new RowPage(_part, after, _last ?? long.MaxValue);
        }
    }

    private static long? Number(SqliteConnectionContext connection, string sql, long first, long? second)
    {
        SqliteStatement? select = null;
        try
        {
            select = connection.Prepare(sql);
            select.Parameters.BindInt64(1, first);
            if (second is { } value)
            {
                select.Parameters.BindInt64(2, value);
            }

            return select.Step() ? select.Row.ReadInt64(0) : null;
        }
        catch (SqliteException)
        {
            return null;
        }
        finally
        {
            select?.Reset();
        }
    }
}
