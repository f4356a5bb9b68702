namespace Swarm.Tasks;

/// <summary>How far a task has come.</summary>
public enum AgentTaskStatus
{
    /// <summary>Nobody works on it.</summary>
    Pending,

    /// <summary>An agent works on it.</summary>
    Claimed,

    /// <summary>It is done.</summary>
    Completed,
}
