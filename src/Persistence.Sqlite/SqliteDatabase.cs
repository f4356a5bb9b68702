using Persistence.Engine;
using Persistence.Monitoring;
using Persistence.Sqlite;

namespace Persistence;

/// <summary>
/// One SQLite database file: one connection that writes, pooled ones that read. Stores of several session classes can
/// share it. It may be used from many threads, and many processes may use the file.
/// </summary>
/// <remarks>
/// The code that creates a database disposes it, after the stores that use it: a store disposes only the database that it
/// opened itself from a connection string.
/// </remarks>
public sealed class SqliteDatabase : IDisposable, IAsyncDisposable
{
    private readonly DataSource _source;

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
        _source = DataSource.Of(connectionString);
        Connections = new DatabaseConnections(_source, Options, new StoreTelemetry("sqlite", _source.Description, null, Options.Monitoring));
    }

    /// <summary>The full path of the database file, as it was when it was opened: a symbolic connection is followed then, and not again.</summary>
    public string Path => _source.Path;

    internal SqliteStoreOptions Options { get; }

    internal DatabaseConnections Connections { get; }

    internal bool IsDisposed => Connections.IsDisposed;

    internal string Description => _source.Description;

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
        Connections.Transaction(changes);
    }

    /// <summary>Copies the database, as it is at this moment, while it is in use.</summary>
    /// <param name="path">The file to write. It appears when it is whole.</param>
    /// <exception cref="ArgumentException">There is a file of that name, or it is this database itself, also through links.</exception>
    /// <exception cref="SessionStoreUnavailableException">The database cannot be read or the copy cannot be written.</exception>
    /// <remarks>
    /// The copy has the password and the file mode of the database. A program that has a database open copies it in no other way: file calls such as
    /// <see cref="File.Copy(string, string)"/> on the database, its <c>-wal</c> or its <c>-shm</c> take SQLite's locks from the program.
    /// </remarks>
    public void BackupTo(string path) => BackupTo(path, overwrite: false);

    /// <summary>Copies the database, as it is at this moment, while it is in use.</summary>
    /// <param name="path">The file to write. It appears when it is whole.</param>
    /// <param name="overwrite">Whether a file that is there is replaced, database or not. No program may have it open.</param>
    /// <exception cref="ArgumentException">There is a file of that name that is not to be overwritten, or it is this database itself, also through links.</exception>
    /// <exception cref="SessionStoreUnavailableException">The database cannot be read or the copy cannot be written.</exception>
    public void BackupTo(string path, bool overwrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var target = System.IO.Path.GetFullPath(path);
        var copy = new DatabaseCopy(_source, Description);
        IoMode.Result(Connections.Read(
            null,
            connection =>
            {
                copy.RequireFree(connection, target, overwrite);
                return copy.Write(connection, target, overwrite);
            },
            IoMode.Blocking));
    }

    /// <inheritdoc/>
    public void Dispose() => Connections.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => IsDisposed ? default : new ValueTask(Task.Run(Dispose));
}
