using System.Globalization;
using Microsoft.Data.Sqlite;
using Persistence.Monitoring;

namespace Persistence.Sqlite;

/// <summary>Where a database is, and how its connections are opened.</summary>
internal sealed class DataSource
{
    // A WAL that a long reader made grow is cut to this when it restarts. Four times what SQLite lets it become by itself, so that it seldom happens.
    private const int LargestIdleWal = 16 * 1024 * 1024;

    private readonly SqliteConnectionStringBuilder _builder;

    private DataSource(SqliteConnectionStringBuilder builder)
    {
        // Pooled by SqliteDatabase, together with their statements.
        builder.Pooling = false;
        builder.ForeignKeys = true;
        Path = builder.DataSource;
        IsReadOnly = builder.Mode == SqliteOpenMode.ReadOnly;
        _builder = builder;
    }

    /// <summary>The full path of the file; once the writer is open, with every link followed.</summary>
    public string Path { get; private set; }

    /// <summary>The database, for people.</summary>
    public string Description => $"SQLite database '{Path}'";

    /// <summary>The VFS that is asked for; empty for the system's own.</summary>
    public string Vfs => _builder.Vfs ?? "";

    /// <summary>Whether the file is on a medium that cannot be written, and so is read without its WAL.</summary>
    public bool IsImmutable { get; private set; }

    /// <summary>Whether the connection string asks for reading only.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Understands a connection string.</summary>
    /// <exception cref="ArgumentException">It names no file, or asks for what a store cannot do.</exception>
    public static DataSource Of(string connectionString)
    {
        var builder = ConnectionText.Parse(connectionString);
        ConnectionText.ThrowIfNoStoreCanDo(builder);

        // The current directory may change before the next connection is opened.
        builder.DataSource = System.IO.Path.GetFullPath(builder.DataSource);
        return new DataSource(builder);
    }

    public WriterConnection OpenWriter(SqliteStoreOptions options, StoreTelemetry telemetry)
    {
        IsImmutable = IsReadOnly && ReadOnlyMedium.HoldsClosed(Path);
        var connection = Connect(_builder.Mode);
        try
        {
            Path = connection.FullPath;
            var check = new DatabaseCheck(connection, Description);
            connection.ExecuteOnce(Settings(options));
            check.RequireFit();
            check.RequireForeignKeys();
            if (!IsImmutable)
            {
                check.RequireLog(WalMode.SwitchOn(connection, options.BusyTimeout));
            }

            // The writer waits by itself, see BusyWait.
            connection.ExecuteOnce($"PRAGMA busy_timeout = 0; PRAGMA journal_size_limit = {LargestIdleWal};");
            return new WriterConnection(connection, new BusyWait(options.BusyTimeout, Path + "-wal", telemetry), PreallocationOf(options));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteConnectionContext OpenReader(SqliteStoreOptions options)
    {
        // A reader must not create an empty database in the place of one that was deleted.
        var connection = Connect(_builder.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : _builder.Mode);
        try
        {
            connection.ExecuteOnce(Settings(options));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of another file of the same kind: same VFS, same password.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">How it is opened.</param>
    public string ConnectionTo(string path, SqliteOpenMode mode)
    {
        var builder = new SqliteConnectionStringBuilder(_builder.ConnectionString) { DataSource = path, Mode = mode };
        return builder.ConnectionString;
    }

    private SqliteConnectionContext Connect(SqliteOpenMode mode) => new(new SqliteConnection(ConnectionTo(IsImmutable ? ReadOnlyMedium.UriOf(Path) : Path, mode)));

    private WalPreallocation? PreallocationOf(SqliteStoreOptions options) => options.Durability == Durability.Full && WalPreallocation.IsWorthwhile ? new WalPreallocation(Path + "-wal") : null;

    private static string Settings(SqliteStoreOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = {(options.Durability == Durability.Full ? "FULL" : "NORMAL")}; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF; PRAGMA temp_store = MEMORY;{(options.SecureDelete ? " PRAGMA secure_delete = ON;" : "")}");
}
