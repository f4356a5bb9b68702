using System.ComponentModel.DataAnnotations;
using Persistence;

namespace Samples.Runs;

public enum RunState
{
    Running,
    Ended,
}

[PersistedSession(Async = true)]
public sealed partial class AgentRun
{
    [Key] public Guid Id { get; init; }

    [Indexed] public RunState State { get; set; }

    [Indexed] public List<string> Tags { get; init; } = [];

    [Indexed] public DateTimeOffset StartedAt { get; set; }

    [Indexed] public int? Attempt { get; set; }

    [AppendOnly] public List<RunStep> Steps { get; init; } = [];

    [AppendOnly] public List<string> Notes { get; init; } = [];
}

public sealed record RunStep([property: Key] long Number, string Action);
