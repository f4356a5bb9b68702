using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>Collects the failures of one session or call, so that all are reported at once. For one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValidationErrors
{
    private List<ValidationFailure>? _failures;

    /// <summary>Tells whether nothing failed.</summary>
    public bool IsEmpty => _failures is null;

    /// <summary>The failures so far.</summary>
    public IReadOnlyList<ValidationFailure> Failures => _failures ?? [];

    /// <summary>Adds a failure.</summary>
    /// <param name="member">The member's path as in C#.</param>
    /// <param name="problem">What is wrong with it, and what is allowed.</param>
    public void Add(string member, string problem) => (_failures ??= []).Add(new ValidationFailure(member, problem));
}
