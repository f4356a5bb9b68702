namespace Persistence.Sqlite;

/// <summary>
/// Keeps the snapshot of the last commit open until the next: that one then locks one place of the file instead of
/// three, which was a quarter of an append that waits for no disk (10.8 microseconds beside 14.1). Whether another
/// connection has committed meanwhile, SQLite finds out when the next transaction begins.
/// </summary>
/// <remarks>
/// An open snapshot keeps everybody from restarting the WAL. So it is released after some commits, and when no other
/// comes for a moment. Everything but the timer's call runs under the lock of the thread that writes.
/// </remarks>
internal sealed class RetainedReadTransaction : IDisposable
{
    private const int MaxCommits = 64;
    private const int CommitsToPreallocation = 4;

    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    private readonly SqliteConnectionContext _connection;
    private readonly Lock _writing;
    private readonly Timer _timer;
    private SqliteStatement? _reader;
    private int _commits;
    private int _commitsSeen;
    private bool _isTimed;

    /// <summary>Retains nothing yet.</summary>
    /// <param name="connection">The connection that writes.</param>
    /// <param name="writing">The lock of the thread that writes.</param>
    public RetainedReadTransaction(SqliteConnectionContext connection, Lock writing)
    {
        _connection = connection;
        _writing = writing;
        _timer = new Timer(static retained => ((RetainedReadTransaction)retained!).ReleaseWhenIdle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether a snapshot is retained.</summary>
    public bool IsOpen => _reader is not null;

    /// <summary>Whether the next commit may be a single statement from the snapshot.</summary>
    /// <param name="hasPreallocation">Whether some commits are to extend the WAL.</param>
    public bool AllowsAutocommit(bool hasPreallocation) =>
        _reader is not null && _commits < MaxCommits - 1 && (!hasPreallocation || _commits % CommitsToPreallocation != 0);

    /// <summary>Counts a commit that was made from the snapshot.</summary>
    public void Count() => _commits++;

    /// <summary>Before a commit: retains its snapshot, or releases the one that has been retained for long enough.</summary>
    public void Retain()
    {
        if (++_commits >= MaxCommits)
        {
            Release();
        }
        else if (_reader is null)
        {
            Take();
        }
    }

    /// <summary>Releases the snapshot.</summary>
    public void Release()
    {
        _reader?.Reset();
        _reader = null;
        _commits = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        _isTimed = false;
        _timer.Dispose();
    }

    private void Take()
    {
        // It stays on its row, and so inside of what it reads.
        var reader = _connection.Prepare("SELECT 1 FROM sqlite_schema");
        if (!reader.Step())
        {
            reader.Reset();
            return;
        }

        _reader = reader;
        if (!_isTimed)
        {
            _isTimed = true;
            _commitsSeen = _commits;
            _timer.Change(s_moment, s_moment);
        }
    }

    private void ReleaseWhenIdle()
    {
        // A thread writes, so it is not idle. The timer comes again.
        if (!_writing.TryEnter())
        {
            return;
        }

        try
        {
            if (_isTimed && _commits == _commitsSeen)
            {
                Release();
                _isTimed = false;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            _commitsSeen = _commits;
        }
        finally
        {
            _writing.Exit();
        }
    }
}
