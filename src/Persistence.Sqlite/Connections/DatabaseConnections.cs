using Microsoft.Data.Sqlite;
using Persistence.Engine;
using Persistence.Monitoring;
using Persistence.Watching;

namespace Persistence.Sqlite;

/// <summary>The connections of an open database: one that writes, pooled ones that read.</summary>
internal sealed class DatabaseConnections : IDisposable
{
    private readonly SqliteStoreOptions _options;
    private readonly WriterConnection _writer;
    private readonly FileWatch _files;
    private readonly ReaderPool _readers;
    private volatile bool _isDisposed;

    /// <summary>Opens the connection that writes.</summary>
    /// <param name="source">Where the database is.</param>
    /// <param name="options">Settings.</param>
    /// <param name="telemetry">Reports commits and waits.</param>
    public DatabaseConnections(DataSource source, SqliteStoreOptions options, StoreTelemetry telemetry)
    {
        (Source, _options) = (source, options);
        _writer = DatabaseOpening.OpenWriter(source, options, telemetry);
        _files = new FileWatch(source.Path);
        _writer.Context.Files = _files;
        Commits = new CommitLeader(_writer, telemetry);
        Transactions = new CallerTransactions(Commits, source.Description);
        _readers = new ReaderPool(OpenReader, source.IsImmutable ? new UnchangedFile(source.Path) : null);
        Changes = new Listeners(() => ChangeProbe.TryOpen(source, OpenReader, () => Changes!.Wake(null)));
    }

    /// <summary>Who commits, alone or for others.</summary>
    public CommitLeader Commits { get; }

    /// <summary>Several commits in one transaction.</summary>
    public CallerTransactions Transactions { get; }

    /// <summary>Who listens to what others commit.</summary>
    public Listeners Changes { get; }

    /// <summary>Where the database is.</summary>
    public DataSource Source { get; }

    /// <summary>Whether the connections are closed.</summary>
    public bool IsDisposed => _isDisposed;

    /// <summary>Makes a change, alone or with others that wait.</summary>
    /// <param name="key">The stored text of the session's key; null when no single session is concerned.</param>
    /// <param name="command">The change.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask Write(string? key, WriteCommand command, IoMode mode)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteDatabase));
        if (mode.IsAsync)
        {
            return WriteAwaited(key, command, mode.Cancellation);
        }

        Commits.Commit(command);
        ThrowFaultOf(command, key);
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="key">The stored text of the session's key; null when no single session is concerned.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<T> Read<T>(string? key, Func<SqliteConnectionContext, T> read, IoMode mode)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteDatabase));

        // A transaction belongs to its thread, and what it reads includes what it wrote.
        return mode.IsAsync && !Commits.IsInsideTransaction
            ? new ValueTask<T>(_readers.UseAsync(() => ReadNow(key, read), mode.Cancellation))
            : new ValueTask<T>(ReadNow(key, read));
    }

    /// <summary>Waits for the transaction at work and closes all connections.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        if (Commits.Caller.Flow is not null)
        {
            throw new InvalidOperationException($"{Source.Description} was disposed inside its own transaction, which would wait for itself. Dispose it after TransactionAsync.");
        }

        _isDisposed = true;

        // Also when it was idle: a write-ahead log that was lost must not be carried into the database by closing it.
        _files.Check();
        Changes.Close();
        _readers.Close();
        Commits.Dispose();
        _files.Dispose();
    }

    private async ValueTask WriteAwaited(string? key, WriteCommand command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await Commits.CommitAsync(command).ConfigureAwait(false);
        ThrowFaultOf(command, key);
    }

    private void ThrowFaultOf(WriteCommand command, string? key)
    {
        if (command.Fault is { } fault)
        {
            SqliteFault.Throw(fault, Source.Description, key);
        }
    }

    private T ReadNow<T>(string? key, Func<SqliteConnectionContext, T> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteDatabase));
        try
        {
            return Commits.Caller.HoldsWriter ? read(_writer.Context)
                : Commits.Caller.Flow is { } flow && flow.TryRead(read, _writer.Context, out var result) ? result
                : _readers.Use(read);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(fault, Source.Description, key, isRead: true);
        }
    }

    private SqliteConnectionContext OpenReader()
    {
        // Before: SQLite, which finds a part of the files only, would call it a fault of the disk.
        _files.RequireForReading();
        var reader = Source.OpenReader(_options);
        reader.Files = _files;
        return reader;
    }
}
