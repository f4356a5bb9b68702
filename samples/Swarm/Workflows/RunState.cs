namespace Swarm.Workflows;

/// <summary>How far a run has come.</summary>
public enum RunState
{
    /// <summary>No step has begun.</summary>
    Initialized,

    /// <summary>Steps are made.</summary>
    Running,

    /// <summary>It waits for a failed step's next attempt.</summary>
    Waiting,

    /// <summary>It was asked to wait.</summary>
    Paused,

    /// <summary>Every step is done.</summary>
    Completed,

    /// <summary>A step failed too often.</summary>
    Failed,

    /// <summary>It was asked to end.</summary>
    Cancelled,
}
