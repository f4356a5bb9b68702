using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>A prepared statement over the connection's own handle, kept for the life of the connection. For one thread.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3_stmt _handle;
    private readonly sqlite3 _connection;
    private readonly bool _hasParameters;
    private readonly nint _statement;

    /// <summary>Prepares a statement.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">Its text.</param>
    public SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteFault.Check(connection, raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
        (Parameters, Row) = (new SqliteParameters(_handle), new SqliteRow(_handle, NativeColumns.AreKnown));
        _statement = NativeColumns.AreKnown ? _handle.DangerousGetHandle() : 0;
        _hasParameters = raw.sqlite3_bind_parameter_count(_handle) > 0;
    }

    /// <summary>Its parameters.</summary>
    public SqliteParameters Parameters { get; }

    /// <summary>The row that it stands on.</summary>
    public SqliteRow Row { get; }

    /// <summary>How many columns its rows have.</summary>
    public int ColumnCount => raw.sqlite3_column_count(_handle);

    /// <summary>The name of a column.</summary>
    /// <param name="column">Its place.</param>
    public string ColumnName(int column) => raw.sqlite3_column_name(_handle, column).utf8_to_string();

    /// <summary>Finalizes the statement.</summary>
    public void Dispose() => _handle.Dispose();

    /// <summary>Advances to the next row.</summary>
    /// <returns>False when there is none.</returns>
    public bool Step()
    {
        var result = Advance();
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            var fault = SqliteFault.Of(_connection, result);
            Reset();
            throw fault;
        }

        return false;
    }

    /// <summary>Runs the statement to its end of rows.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs the statement, unless the database is busy.</summary>
    /// <returns>False when it is.</returns>
    public bool TryRun()
    {
        var result = raw.sqlite3_step(_handle);
        var fault = (result & 0xFF) is raw.SQLITE_DONE or raw.SQLITE_BUSY ? null : SqliteFault.Of(_connection, result);
        Reset();
        return fault is null ? result == raw.SQLITE_DONE : throw fault;
    }

    /// <summary>Ends the use of its rows, and forgets what is bound.</summary>
    public void Reset()
    {
        raw.sqlite3_reset(_handle);
        if (_hasParameters)
        {
            raw.sqlite3_clear_bindings(_handle);
        }

        Parameters.Failures.Clear();
    }

    // Called directly as the columns are: a long log has a step for each entry.
    private int Advance()
    {
        if (_statement == 0)
        {
            return raw.sqlite3_step(_handle);
        }

        var result = NativeColumns.Step(_statement);
        GC.KeepAlive(this);
        return result;
    }
}
