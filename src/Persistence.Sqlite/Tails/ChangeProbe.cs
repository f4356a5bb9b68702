using Microsoft.Data.Sqlite;
using Persistence.Watching;

namespace Persistence.Sqlite;

/// <summary>
/// Notices that any connection but its own has committed. <c>PRAGMA data_version</c> of a connection that does nothing else says so, at the price of one look into the
/// shared memory of the WAL; when to ask, the watch of the <c>-wal</c> file says, and a timer where it is silent.
/// </summary>
internal sealed class ChangeProbe : IDisposable
{
    private const string DataVersion = "PRAGMA data_version";

    // Where the watch reports promptly the timer is for what it misses: another mount, shared memory without events.
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_quick = TimeSpan.FromMilliseconds(50);

    // SQLite writes the WAL, waits for the disk, and then says in shared memory, which makes no event, that the commit is made.
    private static readonly TimeSpan s_afterEvent = TimeSpan.FromMilliseconds(1);

    // So long nobody is woken again, for each tail that was woken: many tails that read after every commit of others would keep a processor busy.
    private static readonly TimeSpan s_pauseForEach = TimeSpan.FromMilliseconds(0.4);

    private readonly SqliteConnectionContext _connection;
    private readonly Func<int> _wakeAll;
    private readonly FolderWatcher _watcher;
    private readonly LookTimer _timer;
    private long _seen;
    private TimeSpan _again = s_slow;

    private ChangeProbe(string path, SqliteConnectionContext connection, Func<int> wakeAll)
    {
        (_connection, _wakeAll) = (connection, wakeAll);
        _seen = Ask();
        _watcher = new FolderWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "-wal", _ => OnWrite());
        _timer = new LookTimer(Look, Period);
    }

    /// <summary>Begins to ask.</summary>
    /// <param name="source">Where the database is.</param>
    /// <param name="open">Opens a connection that nothing else uses.</param>
    /// <param name="wakeAll">Wakes the tails; gives how many there are.</param>
    /// <returns>Null where nobody else can change the database, or it cannot be asked: what is wrong with it a tail's own reading reports.</returns>
    public static ChangeProbe? TryOpen(DataSource source, Func<SqliteConnectionContext> open, Func<int> wakeAll)
    {
        if (source.IsImmutable)
        {
            return null;
        }

        SqliteConnectionContext? connection = null;
        try
        {
            return new ChangeProbe(source.Path, connection = open(), wakeAll);
        }
        catch (SqliteException)
        {
            connection?.Dispose();
            return null;
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
        _connection.Dispose();
    }

    private void OnWrite()
    {
        _again = s_afterEvent;
        _timer?.LookSoon();
    }

    // After a write it is asked again and again, less and less often, also when a commit was found: another one may have been written meanwhile.
    private TimeSpan Period()
    {
        var usual = _watcher.IsPrompt ? s_slow : s_quick;
        var due = _again < usual ? _again : usual;
        _again = due * 2;
        return due;
    }

    private TimeSpan Look()
    {
        try
        {
            var seen = Ask();
            if (seen == _seen)
            {
                return TimeSpan.Zero;
            }

            _seen = seen;
        }
        catch (SqliteException)
        {
            // The tails find out themselves what it is.
        }

        return _wakeAll() * s_pauseForEach;
    }

    private long Ask()
    {
        var select = _connection.Prepare(DataVersion);
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
