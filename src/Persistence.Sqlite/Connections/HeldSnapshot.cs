namespace Persistence.Sqlite;

/// <summary>
/// Keeps the snapshot of the last commit open until the next: that one then locks one place of the file instead of
/// three, which was a quarter of an append that waits for no disk (10.8 microseconds beside 14.1). Whether somebody
/// else has committed meanwhile, SQLite finds out when the next transaction begins.
/// </summary>
/// <remarks>
/// An open snapshot keeps everybody from beginning the log anew. So it is let go after some commits, and when no other
/// comes for a moment. Everything but the timer's call runs under the lock of the one who writes.
/// </remarks>
internal sealed class HeldSnapshot : IDisposable
{
    private const int MaxCommits = 64;
    private const int CommitsToRoom = 4;

    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(50);

    private readonly SqliteLink _link;
    private readonly Lock _writing;
    private readonly Timer _timer;
    private SqliteStatement? _reader;
    private int _commits;
    private int _commitsSeen;
    private bool _isTimed;

    /// <summary>Holds nothing yet.</summary>
    /// <param name="link">The connection that writes.</param>
    /// <param name="writing">The lock of the one who writes.</param>
    public HeldSnapshot(SqliteLink link, Lock writing)
    {
        _link = link;
        _writing = writing;
        _timer = new Timer(static held => ((HeldSnapshot)held!).LetGoWhenIdle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins a transaction, from the snapshot if there is one and nobody else has committed since.</summary>
    public void BeginWriting()
    {
        if (_reader is not null && _link.TryBeginWriting())
        {
            return;
        }

        LetGo();
        _link.BeginWriting();
    }

    /// <summary>
    /// Makes and commits a change from the snapshot, if there is one and nobody else has committed since, by one statement.
    /// Little, but it is what keeps an append that waits for no disk inside its budget of 0.75 of hand-written: at most 0.74
    /// in 16 runs, and up to 0.75 in 17 without.
    /// </summary>
    /// <returns>False when that cannot be; nothing is changed then.</returns>
    public bool TryCommitAutocommit(WriteCommand command)
    {
        // Room in the log can be made inside a transaction only.
        var isTurn = _commits < MaxCommits - 1 && (_link.Room is null || _commits % CommitsToRoom != 0);
        if (_reader is null || !command.IsSingleStatement || !isTurn || !command.TryExecuteAutocommit(_link))
        {
            return false;
        }

        _commits++;
        return true;
    }

    /// <summary>Commits, and keeps the snapshot.</summary>
    public void Commit()
    {
        if (++_commits >= MaxCommits)
        {
            LetGo();
        }
        else if (_reader is null)
        {
            Take();
        }

        _link.Commit();
    }

    /// <summary>Lets the snapshot go.</summary>
    public void LetGo()
    {
        _reader?.Reset();
        _reader = null;
        _commits = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        LetGo();
        _isTimed = false;
        _timer.Dispose();
    }

    private void Take()
    {
        // It stays on its row, and so inside of what it reads.
        var reader = _link.Prepare("SELECT 1 FROM sqlite_schema");
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

    private void LetGoWhenIdle()
    {
        // Somebody writes, so it is not idle. The timer comes again.
        if (!_writing.TryEnter())
        {
            return;
        }

        try
        {
            if (_isTimed && _commits == _commitsSeen)
            {
                LetGo();
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
