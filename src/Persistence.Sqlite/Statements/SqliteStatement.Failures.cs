using Persistence.Mapping;
using Persistence.Serialization;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <content>Values that cannot be bound, and values of a kind that the class does not store.</content>
public sealed partial class SqliteStatement
{
    private List<(int Parameter, string Path, string Problem, Exception? Cause)>? _failures;

    /// <summary>Whether a value could not be bound.</summary>
    public bool HasFailures => _failures is not null;

    /// <summary>Records that a value cannot be bound.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="problem">Why.</param>
    /// <param name="cause">What the value's own code threw; null where it threw nothing.</param>
    public void Fail(int parameter, string problem, Exception? cause = null) => (_failures ??= []).Add((parameter, "", problem, cause));

    internal void Fail(int parameter, JsonWriter json)
    {
        var errors = new ValidationErrors();
        json.CollectFailures(errors, "");
        foreach (var failure in errors.Failures)
        {
            (_failures ??= []).Add((parameter, failure.Member, failure.Problem, errors.Cause));
        }
    }

    /// <summary>The first value whose own code threw something; null when none did.</summary>
    internal (string Problem, Exception Cause)? Thrown =>
        _failures?.Find(static failure => failure.Cause is not null) is { Cause: { } cause } found ? (found.Problem, cause) : null;

    // Turns the recorded failures into failures of members and forgets them.
    internal void CollectFailures(ValidationErrors errors, IReadOnlyList<Mapping.SqliteColumn> columns, int first)
    {
        foreach (var (parameter, path, problem, cause) in _failures ?? [])
        {
            var member = IsValueWhole ? "" : columns[parameter - first].Member;
            var isJoined = path.Length == 0 || member.Length == 0 || path.StartsWith('[');
            errors.Add(isJoined ? member + path : $"{member}.{path}", problem, cause);
        }

        _failures = null;
    }

    // A value as it is stored: long, double, or the bytes with their type.
    internal object ReadRaw(int column) => raw.sqlite3_column_type(_handle, column) switch
    {
        raw.SQLITE_INTEGER => ReadInt64(column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(_handle, column),
        var type => (type, ReadBytes(column).ToArray()),
    };
}
