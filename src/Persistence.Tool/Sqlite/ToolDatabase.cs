using Microsoft.Data.Sqlite;
using Persistence.Sqlite;
using Persistence.Tool.Stores;
using SQLitePCL;

namespace Persistence.Tool.Sqlite;

/// <summary>A connection to a database of stores, with the statements that were prepared. For one thread.</summary>
internal sealed class ToolDatabase : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    private ToolDatabase(StoreAddress address, sqlite3 handle) => (Address, Handle) = (address, handle);

    /// <summary>Where it is.</summary>
    public StoreAddress Address { get; }

    /// <summary>The provider's handle.</summary>
    public sqlite3 Handle { get; }

    /// <summary>Opens a database.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="isWritten">Whether it is to be written, and made where it is absent.</param>
    /// <exception cref="ToolException">It is absent, somebody else's, or cannot be opened.</exception>
    public static ToolDatabase Open(StoreAddress address, bool isWritten = false)
    {
        if (!isWritten && !File.Exists(address.Path))
        {
            throw new ToolException($"There is no store at '{address.Text}': no such file.");
        }

        // One thread uses it, so that SQLite need not lock it for each call.
        Batteries_V2.Init();
        var flags = (isWritten ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY) | raw.SQLITE_OPEN_NOMUTEX;
        var result = raw.sqlite3_open_v2(address.Path, out var handle, flags, null);
        var database = new ToolDatabase(address, handle);
        try
        {
            SqliteFault.Check(handle, result);
            _ = raw.sqlite3_busy_timeout(handle, 30_000);
            database.Rows("SELECT count(*) FROM sqlite_schema");
            return database;
        }
        catch (SqliteException fault)
        {
            database.Dispose();
            throw new ToolException($"The database '{address.Text}' cannot be used: {fault.Message}", fault);
        }
    }

    /// <summary>Gives the statement of a text, prepared once.</summary>
    /// <param name="sql">The text.</param>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new SqliteStatement(Handle, sql);
        }

        return statement;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <param name="sql">The text.</param>
    public void Execute(string sql) => Prepare(sql).Run();

    /// <summary>Runs a text of several statements once.</summary>
    /// <param name="sql">The text.</param>
    public void ExecuteOnce(string sql) => SqliteFault.Check(Handle, raw.sqlite3_exec(Handle, sql));

    /// <summary>Reads all rows of a short answer as texts; NULL is empty.</summary>
    /// <param name="sql">The text.</param>
    public List<string[]> Rows(string sql)
    {
        var rows = new List<string[]>();
        ReadRows(sql, rows.Add);
        return rows;
    }

    /// <summary>Reads rows as texts, up to where the database is damaged; NULL is empty.</summary>
    /// <param name="sql">The text.</param>
    /// <param name="take">Receives each row.</param>
    public void ReadRows(string sql, Action<string[]> take)
    {
        using var select = new SqliteStatement(Handle, sql);
        while (select.Step())
        {
            take([.. Enumerable.Range(0, select.ColumnCount).Select(column => StoredText.Show(select.Row.ReadUtf8(column)))]);
        }
    }

    /// <summary>How many rows a table has.</summary>
    /// <param name="table">The table.</param>
    public long Count(string table)
    {
        using var select = new SqliteStatement(Handle, $"SELECT count(*) FROM {SqlNames.Quote(table)}");
        select.Step();
        return select.Row.ReadInt64(0);
    }

    /// <summary>Whether a table is there.</summary>
    /// <param name="name">Its name.</param>
    public bool Holds(string name) => Rows($"SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = {SqlNames.Literal(name)}").Count > 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        Handle.Dispose();
    }
}
