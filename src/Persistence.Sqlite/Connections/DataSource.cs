using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>Where a database is, and how its connections are opened.</summary>
internal sealed class DataSource
{
    private readonly string _writer;
    private readonly string _reader;

    private DataSource(SqliteConnectionStringBuilder builder)
    {
        // Pooled by SqliteDatabase, together with their statements.
        builder.Pooling = false;
        builder.ForeignKeys = true;
        Path = builder.DataSource;
        _writer = builder.ConnectionString;
        if (builder.Mode == SqliteOpenMode.ReadWriteCreate)
        {
            // A reader must not create an empty database in the place of one that was deleted.
            builder.Mode = SqliteOpenMode.ReadWrite;
        }

        _reader = builder.ConnectionString;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>Understands a connection string.</summary>
    /// <exception cref="ArgumentException">It names no file, or asks for what a store cannot do.</exception>
    public static DataSource Of(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        if (builder.DataSource.Length == 0 || builder.Mode == SqliteOpenMode.Memory || builder.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The connection string names no file; a store keeps sessions in a file, for example 'Data Source=chat.db'.", nameof(connectionString));
        }

        if (builder.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The connection string names a URI; give the path of the file instead, for example 'Data Source=chat.db'.", nameof(connectionString));
        }

        if (builder.Cache == SqliteCacheMode.Shared)
        {
            throw new ArgumentException("The connection string asks for Cache=Shared, whose locks no waiting resolves; leave it out.", nameof(connectionString));
        }

        // The current directory may change before the next connection is opened.
        builder.DataSource = System.IO.Path.GetFullPath(builder.DataSource);
        return new DataSource(builder);
    }

    public SqliteLink OpenWriter(SqliteStoreOptions options) => Open(_writer, options, RoomOf(options), link => WriteAheadLog.SwitchOn(link, options.BusyTimeout));

    public SqliteLink OpenReader(SqliteStoreOptions options) => Open(_reader, options, null, static _ => { });

    private SqliteLink Open(string connectionString, SqliteStoreOptions options, LogRoom? room, Action<SqliteLink> prepare)
    {
        var link = new SqliteLink(connectionString, Path) { Room = room };
        try
        {
            link.ExecuteOnce(Settings(options));
            prepare(link);
            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    private LogRoom? RoomOf(SqliteStoreOptions options) => options.Durability == Durability.Full && LogRoom.IsWorthwhile ? new LogRoom(Path + "-wal") : null;

    private static string Settings(SqliteStoreOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = {(options.Durability == Durability.Full ? "FULL" : "NORMAL")}; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
}
