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
    /// transaction inside another one is a part of it: what goes wrong in it undoes it alone where the outer one catches the exception. An exception undoes everything and reaches the caller.
    /// </param>
    /// <exception cref="SessionStoreUnavailableException">The database cannot be written; nothing was.</exception>
    /// <remarks>
    /// <para>Others that write to the database wait meanwhile, and see nothing of it before it is committed, all of it in one flush.</para>
    /// <para>
    /// Session objects that were created or saved inside are put back when it is undone: they have the version that they had, count as new again where they did, and the next save adds the entries that were
    /// undone. The values that your code gave them stay. An object that was loaded inside, after a change that was undone, holds what is not stored: load it again.
    /// </para>
    /// </remarks>
    public void Transaction(Action changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Connections.Transactions.Run(changes);
    }

    /// <summary>Runs changes of several stores that share this database in one transaction, as <see cref="Transaction"/> does, for code that awaits.</summary>
    /// <param name="changes">
    /// Creates, saves, appends and deletes through the stores, awaited or not, on any thread: what it calls and awaits is in the transaction. It must await what it begins. A
    /// <see cref="Transaction"/> inside is a part of it. An exception undoes everything and ends the task.
    /// </param>
    /// <param name="cancellationToken">Cancels the call while it waits for others that write; nothing is changed then. What the changes do with it is up to them.</param>
    /// <returns>A task that ends when the transaction is committed.</returns>
    /// <exception cref="SessionStoreUnavailableException">The database cannot be written; nothing was.</exception>
    /// <exception cref="InvalidOperationException">It was called inside another transaction of this database.</exception>
    /// <remarks>
    /// Others that write to the database wait until the task ends, so do not wait for people or networks in it. One thread is held meanwhile, which makes the calls; each call blocks until it is made, as it does in
    /// <see cref="Transaction"/>. Session objects are put back when it is undone, as there.
    /// </remarks>
    public Task TransactionAsync(Func<Task> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return Connections.Transactions.RunAsync(changes, cancellationToken);
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
