using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Collects the failures of one session or call, so that all are reported at once. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValidationErrors
{
    private List<ValidationFailure>? _failures;
    private string? _log;
    private int _position;

    /// <summary>Tells whether nothing failed.</summary>
    public bool IsEmpty => _failures is null;

    /// <summary>The failures so far.</summary>
    public IReadOnlyList<ValidationFailure> Failures => _failures ?? [];

    /// <summary>Makes the failures that follow concern one entry. Costs nothing unless there are any.</summary>
    /// <param name="log">The log's name in C#; null to return to the header.</param>
    /// <param name="position">The entry's position in the collection or call, from 0.</param>
    public void BeginEntry(string? log, int position = 0)
    {
        _log = log;
        _position = position;
    }

    /// <summary>Adds a failure.</summary>
    /// <param name="member">The member's path as in C#, seen from the header or entry; empty for the entry itself.</param>
    /// <param name="problem">What is wrong with it, and what is allowed.</param>
    public void Add(string member, string problem)
    {
        var entry = _log is null ? "" : $"{_log}[{_position}]";
        var path = entry.Length == 0 || member.Length == 0 ? entry + member : $"{entry}.{member}";
        (_failures ??= []).Add(new ValidationFailure(path, problem));
    }
}
