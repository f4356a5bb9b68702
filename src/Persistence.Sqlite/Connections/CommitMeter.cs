using System.Globalization;
using Persistence.Monitoring;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Measures commits: how many changes each carried, and how many bytes it wrote to the WAL. For the thread that writes.</summary>
/// <param name="connection">The connection that writes.</param>
/// <param name="telemetry">Reports them.</param>
internal sealed class CommitMeter(SqliteConnectionContext connection, StoreTelemetry telemetry)
{
    // SQLITE_DBSTATUS_CACHE_WRITE: pages written so far, in WAL mode to the WAL.
    private const int PagesWritten = 9;

    private long _pageSize;
    private int _before;
    private bool _isMeasured;

    /// <summary>Begins a transaction; one inside another one does not count.</summary>
    public void Begin()
    {
        _isMeasured = StoreTelemetry.MeasuresCommits;
        if (_isMeasured && !connection.IsInTransaction)
        {
            _before = Pages();
        }
    }

    /// <summary>Ends a transaction.</summary>
    /// <param name="commands">The changes; those with a fault were not made.</param>
    public void End(List<WriteCommand> commands)
    {
        if (_isMeasured)
        {
            End(commands.Sum(static command => command.Fault is null ? (command as BatchCommand)?.Made ?? 1 : 0));
        }
    }

    /// <summary>Ends a transaction.</summary>
    /// <param name="changes">How many changes it made.</param>
    public void End(int changes)
    {
        if (_isMeasured)
        {
            _pageSize = _pageSize > 0 ? _pageSize : long.Parse(connection.Rows("PRAGMA page_size")[0][0], CultureInfo.InvariantCulture);
            telemetry.Committed(changes, (Pages() - _before) * _pageSize);
        }
    }

    private int Pages() => raw.sqlite3_db_status(connection.Provider.Handle!, PagesWritten, out var pages, out _, 0) == raw.SQLITE_OK ? pages : 0;
}
