using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>
/// One SQLite database file: one connection that writes, pooled ones that read. Stores of several session classes can
/// share it. It may be used from many threads, and many processes may use the file.
/// </summary>
/// <remarks>
/// Whoever creates a database disposes it, after the stores that use it: a store disposes only the database that it
/// opened itself from a connection string.
/// </remarks>
public sealed partial class SqliteDatabase : IDisposable, IAsyncDisposable
{
    private readonly ReaderPool _readers;
    private readonly SqliteLink _writer;
    private readonly CommitQueue _commits;
    private volatile bool _isDisposed;

    /// <summary>Opens a database, which is created when it is absent.</summary>
    /// <param name="connectionString">For example <c>Data Source=chat.db</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// The connection string or an option is not valid. Databases in memory are refused, because every connection would
    /// have one of its own, and so is <c>Cache=Shared</c>, whose locks no waiting resolves.
    /// </exception>
    /// <exception cref="SessionStoreUnavailableException">The file cannot be opened or created.</exception>
    /// <exception cref="SessionCorruptedException">The file is no database.</exception>
    public SqliteDatabase(string connectionString, SqliteStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        Options = options ?? new SqliteStoreOptions();
        Options.Validate();
        var source = DataSource.Of(connectionString);
        Path = source.Path;
        try
        {
            _writer = source.OpenWriter(Options);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(fault, Description, null);
        }

        _commits = new CommitQueue(_writer);
        _readers = new ReaderPool(() => source.OpenReader(Options));
    }

    /// <summary>The full path of the database file.</summary>
    public string Path { get; }

    internal SqliteStoreOptions Options { get; }

    internal bool IsDisposed => _isDisposed;

    internal string Description => $"SQLite database '{Path}'";

    /// <summary>Runs changes of several stores that share this database in one transaction: all of them or none.</summary>
    /// <param name="changes">
    /// Creates, saves, appends and deletes through the stores, on this thread. What it reads includes what it wrote. A
    /// transaction inside another one is a part of it. An exception undoes everything and reaches the caller.
    /// </param>
    /// <exception cref="SessionStoreUnavailableException">The database cannot be written; nothing was.</exception>
    /// <remarks>
    /// Others that write to the database wait meanwhile. Session objects saved inside keep their new version even when
    /// the transaction fails; load them again then.
    /// </remarks>
    public void Transaction(Action changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            _commits.CommitTogether(changes);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(fault, Description, null);
        }
    }

    /// <summary>Copies the database, as it is at this moment, while it is in use.</summary>
    /// <param name="path">The file to write. It appears when it is whole; a file that was there is replaced.</param>
    /// <exception cref="ArgumentException">The path is that of this database, also through links.</exception>
    /// <exception cref="SessionStoreUnavailableException">The database cannot be read or the copy cannot be written.</exception>
    public void BackupTo(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = System.IO.Path.GetFullPath(path);
        Read(null, link => DatabaseCopy.IsSameFile(link.Connection, target)
            ? throw new ArgumentException("A backup is another file than the database itself.", nameof(path))
            : DatabaseCopy.Write(link.Connection, target, Description));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _readers.Close();
        _commits.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _isDisposed ? default : new ValueTask(Task.Run(Dispose));
}
