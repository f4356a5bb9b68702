namespace Swarm.Workflows;

/// <summary>One step of a run.</summary>
public sealed class WorkflowStep
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string AgentTarget { get; init; } = "";
    public string PromptTemplate { get; init; } = "";

    /// <summary>The ids of the steps that must be done before.</summary>
    public List<string> Dependencies { get; init; } = [];
    public int MaxRetries { get; init; } = 3;
    public int RetryCount { get; set; }
    public StepState State { get; set; }
}
