using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Swarm.Workflows;

/// <summary>A run of several steps. Whatever worker claims it makes the next one; the step, its result and when the run is due again are one commit.</summary>
[PersistedSession(Leases = true)]
public sealed partial class WorkflowRun
{
    [Key] public required string RunId { get; init; }
    [Indexed] public required string Name { get; init; }
    [Indexed] public RunState State { get; set; }
    public List<WorkflowStep> Steps { get; init; } = [];
    public Dictionary<string, string> Data { get; init; } = [];
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Its place in the <see cref="Line"/> of the runs that have a step to make; null for none.</summary>
    [Due(MaxAttempts = 10)] public DateTimeOffset? DueAt { get; set; }

    /// <summary>The last of <see cref="Signals"/> that was followed.</summary>
    public long SignalsSeen { get; set; }

    /// <summary>What every attempt gave. Only the worker that holds the run appends.</summary>
    [AppendOnly(Append = AppendRule.Exclusive)] public List<StepResult> Results { get; init; } = [];

    /// <summary>What is asked of it. Everybody may ask, also while a worker holds the run.</summary>
    [AppendOnly] public List<RunSignal> Signals { get; init; } = [];
}
