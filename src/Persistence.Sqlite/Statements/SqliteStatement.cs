using System.ComponentModel;
using Persistence.Mapping;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>
/// A prepared statement, kept for the life of its connection: typed binding and reading over the connection's own
/// handle, without boxing and without strings in between. For one thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class SqliteStatement : IDisposable
{
    private readonly sqlite3_stmt _handle;
    private readonly sqlite3 _connection;
    private readonly bool _hasParameters;

    internal SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteFault.Check(connection, raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
        _hasParameters = raw.sqlite3_bind_parameter_count(_handle) > 0;
    }

    // Whether the value that is bound is an entry by itself, and no member of one.
    internal bool IsValueWhole { get; set; }

    /// <summary>Finalizes the statement.</summary>
    public void Dispose() => _handle.Dispose();

    // Advances to the next row; false when there is none.
    internal bool Step()
    {
        var result = raw.sqlite3_step(_handle);
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

    internal void Run()
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
    internal bool TryRun()
    {
        var result = raw.sqlite3_step(_handle);
        var fault = (result & 0xFF) is raw.SQLITE_DONE or raw.SQLITE_BUSY ? null : SqliteFault.Of(_connection, result);
        Reset();
        return fault is null ? result == raw.SQLITE_DONE : throw fault;
    }

    internal void Reset()
    {
        raw.sqlite3_reset(_handle);
        if (_hasParameters)
        {
            raw.sqlite3_clear_bindings(_handle);
        }

        _failures = null;
    }
}
