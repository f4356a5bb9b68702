using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>Where a database is, and how its connections are opened.</summary>
internal sealed class DataSource
{
    // A log that a long reader made grow is cut to this when it begins anew. Four times what SQLite lets it become by itself, so that it seldom happens.
    private const int LargestIdleLog = 16 * 1024 * 1024;

    private readonly SqliteConnectionStringBuilder _builder;

    private DataSource(SqliteConnectionStringBuilder builder)
    {
        // Pooled by SqliteDatabase, together with their statements.
        builder.Pooling = false;
        builder.ForeignKeys = true;
        Path = builder.DataSource;
        _builder = builder;
    }

    /// <summary>The full path of the file; once the writer is open, with every link followed.</summary>
    public string Path { get; private set; }

    /// <summary>The database, for people.</summary>
    public string Description => $"SQLite database '{Path}'";

    /// <summary>The VFS that is asked for; empty for the system's own.</summary>
    public string Vfs => _builder.Vfs ?? "";

    /// <summary>Whether the file is on a medium that nobody can write, and so is read without its log.</summary>
    public bool IsImmutable { get; private set; }

    /// <summary>Understands a connection string.</summary>
    /// <exception cref="ArgumentException">It names no file, or asks for what a store cannot do.</exception>
    public static DataSource Of(string connectionString)
    {
        var builder = ConnectionText.Parse(connectionString);
        ConnectionText.RefuseWhatNoStoreCanDo(builder);

        // The current directory may change before the next connection is opened.
        builder.DataSource = System.IO.Path.GetFullPath(builder.DataSource);
        return new DataSource(builder);
    }

    public SqliteLink OpenWriter(SqliteStoreOptions options)
    {
        IsImmutable = _builder.Mode == SqliteOpenMode.ReadOnly && ReadOnlyMedium.HoldsClosed(Path);
        var link = Connect(_builder.Mode);
        try
        {
            Path = link.FullPath;
            var writer = new SqliteLink(link.Connection) { Room = RoomOf(options), Waiting = new BusyWait(options.BusyTimeout, Path + "-wal") };
            var check = new DatabaseCheck(writer, Description);
            writer.ExecuteOnce(Settings(options));
            check.RequireFit();
            check.RequireForeignKeys();
            if (!IsImmutable)
            {
                check.RequireLog(WriteAheadLog.SwitchOn(writer, options.BusyTimeout));
            }

            // The writer waits by itself, see BusyWait.
            writer.ExecuteOnce($"PRAGMA busy_timeout = 0; PRAGMA journal_size_limit = {LargestIdleLog};");
            return writer;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    public SqliteLink OpenReader(SqliteStoreOptions options)
    {
        // A reader must not create an empty database in the place of one that was deleted.
        var link = Connect(_builder.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : _builder.Mode);
        try
        {
            link.ExecuteOnce(Settings(options));
            return link;
        }
        catch
        {
            link.Dispose();
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

    private SqliteLink Connect(SqliteOpenMode mode) => new(new SqliteConnection(ConnectionTo(IsImmutable ? ReadOnlyMedium.UriOf(Path) : Path, mode)));

    private LogRoom? RoomOf(SqliteStoreOptions options) => options.Durability == Durability.Full && LogRoom.IsWorthwhile ? new LogRoom(Path + "-wal") : null;

    private static string Settings(SqliteStoreOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = {(options.Durability == Durability.Full ? "FULL" : "NORMAL")}; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF; PRAGMA temp_store = MEMORY;");
}
