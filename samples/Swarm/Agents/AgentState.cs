namespace Swarm.Agents;

/// <summary>What an agent is at.</summary>
public enum AgentState
{
    /// <summary>It was made, and has done nothing yet.</summary>
    Onboarding,

    /// <summary>It waits for work.</summary>
    Active,

    /// <summary>It works on a task.</summary>
    ContractExecutionActive,

    /// <summary>It has finished a task, and reports.</summary>
    SurveyMissionCompleted,

    /// <summary>It was asked to wait.</summary>
    Paused,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>It begins again after an error.</summary>
    Reset,

    /// <summary>It has ended, and does not come back.</summary>
    Shutdown,
}
