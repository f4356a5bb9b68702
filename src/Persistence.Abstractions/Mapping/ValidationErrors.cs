using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Collects the failures of one session or call, so that all are reported at once. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValidationErrors
{
    private List<ValidationFailure>? _failures;
    private string? _log;
    private int _position;

    /// <summary>Whether nothing failed.</summary>
    public bool IsEmpty => _failures is null;

    /// <summary>The failures so far.</summary>
    public IReadOnlyList<ValidationFailure> Failures => _failures ?? [];

    /// <summary>What the own code of the first value threw whose code threw something; null when none did.</summary>
    public Exception? Cause { get; private set; }

    /// <summary>Makes the failures that follow concern one entry. Costs nothing unless there are any.</summary>
    /// <param name="log">The log's name in C#; null to return to the header.</param>
    /// <param name="position">The entry's position in the collection or call, from 0.</param>
    public void BeginEntry(string? log, int position = 0)
    {
        _log = log;
        _position = position;
    }

    /// <summary>Adds a failure, once.</summary>
    /// <param name="member">The member's path as in C#, seen from the header or entry; empty for the entry itself.</param>
    /// <param name="problem">What is wrong with it, and what is allowed.</param>
    /// <param name="cause">What the value's own code threw; null where it threw nothing.</param>
    public void Add(string member, string problem, Exception? cause = null)
    {
        Cause ??= cause;
        var entry = _log is null ? "" : $"{_log}[{_position}]";
        var path = entry.Length == 0 || member.Length == 0 ? entry + member : $"{entry}.{member}";
        var failure = new ValidationFailure(path, problem);
        if (_failures?.Contains(failure) != true)
        {
            (_failures ??= []).Add(failure);
        }
    }
}
