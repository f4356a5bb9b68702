namespace Swarm.Agents;

/// <summary>Which state may follow which.</summary>
public static class AgentTransitions
{
    private static readonly Dictionary<AgentState, AgentState[]> s_next = new()
    {
        [AgentState.Onboarding] = [AgentState.Active],
        [AgentState.Active] = [AgentState.ContractExecutionActive, AgentState.Paused],
        [AgentState.ContractExecutionActive] = [AgentState.SurveyMissionCompleted],
        [AgentState.SurveyMissionCompleted] = [AgentState.Active],
        [AgentState.Paused] = [AgentState.Active],
        [AgentState.Error] = [AgentState.Reset],
        [AgentState.Reset] = [AgentState.Active],
        [AgentState.Shutdown] = [],
    };

    /// <summary>Whether an agent may go from one state to another. Every state but the last may fail or end.</summary>
    public static bool Allow(AgentState from, AgentState to) =>
        s_next[from].Contains(to) || (from != AgentState.Shutdown && from != to && to is AgentState.Error or AgentState.Shutdown);
}
