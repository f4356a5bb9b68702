using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>
/// One SQLite database file: one connection that writes, pooled ones that read. Stores of several session classes can
/// share it. It may be used from many threads, and many processes may use the file.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly ConcurrentBag<SqliteLink> _readers = [];
    private readonly SqliteLink _writer;
    private readonly CommitQueue _commits;
    private volatile bool _isDisposed;

    /// <summary>Opens a database, which is created when it is absent.</summary>
    /// <param name="connectionString">For example <c>Data Source=chat.db</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string or an option is not valid.</exception>
    /// <exception cref="SessionStoreUnavailableException">The file cannot be opened or created.</exception>
    /// <exception cref="SessionCorruptedException">The file is no database.</exception>
    public SqliteDatabase(string connectionString, SqliteStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        Options = options ?? new SqliteStoreOptions();
        Options.Validate();
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = true };
        if (builder.DataSource.Length == 0 || builder.DataSource == ":memory:" || builder.Mode == SqliteOpenMode.Memory)
        {
            throw new ArgumentException("The connection string names no file; a store keeps sessions in a file, for example 'Data Source=chat.db'.", nameof(connectionString));
        }

        Path = builder.DataSource;
        _connectionString = builder.ConnectionString;
        _writer = Translated(null, OpenWriter);
        _commits = new CommitQueue(_writer);
    }

    /// <summary>The path of the database file.</summary>
    public string Path { get; }

    internal SqliteStoreOptions Options { get; }

    internal string Description => $"SQLite database '{Path}'";

    /// <summary>Runs changes of several stores that share this database in one transaction: all of them or none.</summary>
    /// <param name="changes">Creates, saves, appends and deletes through the stores.</param>
    /// <remarks>Session objects saved inside keep their new version even when the transaction fails; load them again then.</remarks>
    public void Transaction(Action changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        Translated(null, () =>
        {
            _commits.CommitTogether(changes);
            return true;
        });
    }

    /// <summary>Copies the database while it is in use.</summary>
    /// <param name="path">The file to write; it is overwritten.</param>
    public void BackupTo(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Read<bool>(null, link =>
        {
            using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
            target.Open();
            link.Connection.BackupDatabase(target);
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    internal void Write(string? key, Action<SqliteLink> change) =>
        Translated(key, () =>
        {
            _commits.Commit(change);
            return true;
        });

    internal T Read<T>(string? key, Func<SqliteLink, T> read) =>
        Translated(key, () =>
        {
            var reader = _readers.TryTake(out var pooled) ? pooled : OpenReader();
            var isReusable = false;
            try
            {
                var result = read(reader);
                isReusable = !_isDisposed;
                return result;
            }
            catch (Exception fault) when (fault is SessionException or Serialization.JsonDataException or FormatException)
            {
                isReusable = !_isDisposed;
                throw;
            }
            finally
            {
                Return(reader, isReusable);
            }
        });

    private void Return(SqliteLink reader, bool isReusable)
    {
        if (isReusable)
        {
            _readers.Add(reader);
        }
        else
        {
            reader.Dispose();
        }
    }

    private T Translated<T>(string? key, Func<T> work)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(fault, Description, key);
        }
    }

    private SqliteLink OpenReader()
    {
        var link = new SqliteLink(_connectionString);
        link.ExecuteOnce(Settings());
        return link;
    }

    private SqliteLink OpenWriter()
    {
        var link = new SqliteLink(_connectionString);
        try
        {
            link.ExecuteOnce(Settings());
            WriteAheadLog.SwitchOn(link, Options.BusyTimeout);
            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    private string Settings() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)Options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = {(Options.Durability == Durability.Full ? "FULL" : "NORMAL")}; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
}
