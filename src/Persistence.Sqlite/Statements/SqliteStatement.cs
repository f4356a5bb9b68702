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
    private List<(int Parameter, string Path, string Problem)>? _failures;

    internal SqliteStatement(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteFault.Check(connection, raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle));
        _hasParameters = raw.sqlite3_bind_parameter_count(_handle) > 0;
    }

    /// <summary>Whether a value could not be bound.</summary>
    public bool HasFailures => _failures is not null;

    /// <summary>Finalizes the statement.</summary>
    public void Dispose() => _handle.Dispose();

    /// <summary>Records that a value cannot be bound.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="problem">Why.</param>
    public void Fail(int parameter, string problem) => (_failures ??= []).Add((parameter, "", problem));

    internal void Fail(int parameter, JsonWriter json)
    {
        var errors = new ValidationErrors();
        json.CollectFailures(errors, "");
        foreach (var failure in errors.Failures)
        {
            (_failures ??= []).Add((parameter, failure.Member, failure.Problem));
        }
    }

    // Turns the recorded failures into failures of members and forgets them.
    internal void CollectFailures(ValidationErrors errors, IReadOnlyList<Mapping.SqliteColumn> columns, int first)
    {
        foreach (var (parameter, path, problem) in _failures ?? [])
        {
            var member = columns[parameter - first].Member;
            var isBracket = path.StartsWith('[');
            errors.Add(path.Length == 0 ? member : isBracket ? member + path : $"{member}.{path}", problem);
        }

        _failures = null;
    }

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
