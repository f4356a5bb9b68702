namespace Swarm.Workflows;

/// <summary>How far a step has come.</summary>
public enum StepState
{
    /// <summary>It waits for the steps that it needs, or for its next attempt.</summary>
    Pending,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>It failed too often.</summary>
    Failed,
}
