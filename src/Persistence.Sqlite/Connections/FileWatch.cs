using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>
/// Notices that a database file, its <c>-wal</c> or its <c>-shm</c> is no longer the one that was opened. SQLite would go on with files that have no
/// name any more: what it writes there is never found again, and what it copies from there into the database overwrites what others committed.
/// </summary>
/// <remarks>
/// A <c>-wal</c> goes while a store has it open when it is removed, or when this program copied its own database by file calls: closing any
/// descriptor of a file drops the locks that SQLite holds on it for the process, so that another process takes itself for the last one.
/// </remarks>
internal sealed class FileWatch : IDisposable
{
    // A writer that was idle for so long looks before it writes too: others had the time to do what it must not overwrite.
    private const int Idle = 20;

    // Signals that are closer than this are one.
    private const int BetweenSignals = 10;

    private readonly WatchedFile[] _files;
    private readonly FolderEvents? _events;
    private readonly Lock _gate = new();
    private volatile string? _lost;
    private long _lookedAt;
    private long _signalledAt;

    /// <summary>Remembers which files are there now.</summary>
    /// <param name="path">The database's path, without links in it, after it was opened.</param>
    public FileWatch(string path)
    {
        _events = FolderEvents.TryWatch(path);
        _files = [new WatchedFile(path, ""), new WatchedFile(path, "-wal"), new WatchedFile(path, "-shm")];
        _events?.WatchOpening(path + "-wal");
        Look();
        IsWriterWaiting = false;
    }

    /// <summary>Whether a file was lost. It stays so: nothing more is written then.</summary>
    public bool IsLost => _lost is not null;

    /// <summary>Whether another process that waits to write signalled, see <see cref="BusyWait"/>. The thread that yielded to it resets this.</summary>
    public bool IsWriterWaiting { get; set; }

    /// <summary>Throws when a file is no longer in its place. Before a change.</summary>
    public void RequireBeforeWriting()
    {
        if (IsLost || Environment.TickCount64 - _lookedAt > Idle)
        {
            Look();
            ThrowIfLost("Nothing was written");
        }
    }

    /// <summary>Throws when a file is no longer in its place. After a commit, before it is acknowledged.</summary>
    public void RequireAfterCommit()
    {
        Look();
        ThrowIfLost("What this call wrote may be lost");
    }

    /// <summary>Throws when a file is no longer in its place: what others commit from then on would not be seen.</summary>
    public void RequireForReading()
    {
        Look();
        ThrowIfLost("Nothing was read");
    }

    /// <summary>Looks at all files, whatever was signalled.</summary>
    public void Check()
    {
        foreach (var file in _files)
        {
            if (_lost is null && !file.IsInPlace())
            {
                _lost = file.Name;
            }
        }
    }

    public void Dispose() => _events?.Dispose();

    // Nobody waits here, as a wait could be interrupted. A thread that finds another one at the queue looks at the files.
    private void Look()
    {
        if (!_gate.TryEnter())
        {
            Check();
            return;
        }

        try
        {
            TakeEvents();
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void TakeEvents()
    {
        var changes = _events?.Take() ?? FolderChanges.Changed;
        if ((changes & FolderChanges.Changed) != 0)
        {
            Check();
        }

        _lookedAt = Environment.TickCount64;
        if ((changes & FolderChanges.Opened) != 0 && _lookedAt - _signalledAt > BetweenSignals)
        {
            (_signalledAt, IsWriterWaiting) = (_lookedAt, true);
        }
    }

    private void ThrowIfLost(string outcome)
    {
        if (_lost is { } lost)
        {
            throw new SqliteException($"{lost} was removed or replaced while it was in use. {outcome}", raw.SQLITE_READONLY, SqliteFault.FileMoved);
        }
    }
}
