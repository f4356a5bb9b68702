using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.Sqlite;

/// <summary>Values that could not be bound to a statement.</summary>
internal sealed class BindingFailures
{
    private List<(int Parameter, string Path, string Problem, Exception? Cause)>? _failures;

    /// <summary>Whether there is any.</summary>
    public bool Any => _failures is not null;

    /// <summary>How many there are.</summary>
    public int Count => _failures?.Count ?? 0;

    /// <summary>The first value whose own code threw something; null when none did.</summary>
    public (string Problem, Exception Cause)? Thrown =>
        _failures?.Find(static failure => failure.Cause is not null) is { Cause: { } cause } found ? (found.Problem, cause) : null;

    /// <summary>Records a value.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="problem">Why it cannot be bound.</param>
    /// <param name="cause">What the value's own code threw; null where it threw nothing.</param>
    public void Add(int parameter, string problem, Exception? cause) => (_failures ??= []).Add((parameter, "", problem, cause));

    /// <summary>Records what cannot be written of a value as JSON.</summary>
    /// <param name="parameter">The parameter, from 1.</param>
    /// <param name="json">The writer.</param>
    public void Add(int parameter, JsonWriter json)
    {
        var errors = new ValidationErrors();
        json.CollectFailures(errors, "");
        foreach (var failure in errors.Failures)
        {
            (_failures ??= []).Add((parameter, failure.Member, failure.Problem, errors.Cause));
        }
    }

    /// <summary>Turns the failures into failures of members, and forgets them.</summary>
    /// <param name="errors">Receives them.</param>
    /// <param name="columns">The columns that were bound; null where the value is an entry by itself.</param>
    /// <param name="first">The parameter of the first one.</param>
    public void MoveTo(ValidationErrors errors, IReadOnlyList<Mapping.SqliteColumn>? columns, int first)
    {
        foreach (var (parameter, path, problem, cause) in _failures ?? [])
        {
            var member = columns?[parameter - first].Member ?? "";
            var isJoined = path.Length == 0 || member.Length == 0 || path.StartsWith('[');
            errors.Add(isJoined ? member + path : $"{member}.{path}", problem, cause);
        }

        _failures = null;
    }

    /// <summary>Forgets the last failures.</summary>
    /// <param name="count">How many stay.</param>
    public void Truncate(int count)
    {
        _failures?.RemoveRange(count, _failures.Count - count);
        _failures = count == 0 ? null : _failures;
    }

    /// <summary>Forgets the failures.</summary>
    public void Clear() => _failures = null;
}
