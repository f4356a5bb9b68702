using System.ComponentModel.DataAnnotations;

namespace Persistence.TestKit.Sessions;

/// <summary>A workflow: several logs, nested objects, lists and dictionaries of them.</summary>
[PersistedSession(Async = true)]
public sealed partial class WorkflowRun
{
    /// <summary>The key.</summary>
    [Key]
    public required string RunId { get; init; }

    /// <summary>An indexed enum that may be null.</summary>
    [Indexed]
    public SessionStatus? State { get; set; }

    /// <summary>A nested object.</summary>
    public WorkflowStep? Current { get; set; }

    /// <summary>Nested objects.</summary>
    public List<WorkflowStep> Plan { get; init; } = [];

    /// <summary>A dictionary of lists.</summary>
    public Dictionary<string, List<int>> Attempts { get; init; } = [];

    /// <summary>A log with ids.</summary>
    [AppendOnly]
    public List<ChatMessage> Messages { get; init; } = [];

    /// <summary>A log of strings.</summary>
    [AppendOnly]
    public List<string> Notes { get; init; } = [];

    /// <summary>A log of numbers.</summary>
    [AppendOnly]
    public List<long> Durations { get; init; } = [];
}
