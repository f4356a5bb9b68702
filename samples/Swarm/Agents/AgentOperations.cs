using System.Text.Json;
using Persistence;
using Swarm.Chats;

namespace Swarm.Agents;

/// <summary>What is known of agents, and what they may become.</summary>
/// <param name="agents">The agents.</param>
/// <param name="clock">The time.</param>
public sealed class AgentOperations(IAgentContextStore agents, TimeProvider clock)
{
    /// <summary>Makes an agent known. One that is known stays as it is.</summary>
    public AgentContext Register(string agentId, string role, string team)
    {
        var now = clock.GetUtcNow();
        return agents.GetOrCreate(agentId, () => new AgentContext { AgentId = agentId, Role = role, Team = team, LastTransition = now, UpdatedAt = now }, SessionLoad.HeaderOnly);
    }

    /// <summary>Brings an agent into another state.</summary>
    /// <exception cref="SwarmException">There is no such agent, or that state may not follow its present one.</exception>
    public AgentContext Transition(string agentId, AgentState to) => Change(agentId, agent =>
    {
        if (!AgentTransitions.Allow(agent.State, to))
        {
            throw SwarmException.Refused($"{agentId} is {agent.State} and cannot become {to}.");
        }

        agent.State = to;
        agent.LastTransition = clock.GetUtcNow();
    });

    /// <summary>Notes a value; null removes it.</summary>
    /// <exception cref="SwarmException">There is no such agent.</exception>
    public AgentContext Set(string agentId, string name, JsonElement? value) => Change(agentId, agent =>
    {
        if (value is { } element)
        {
            agent.Values[name] = element;
        }
        else
        {
            agent.Values.Remove(name);
        }
    });

    /// <summary>Notes which task an agent works on; null for none.</summary>
    /// <exception cref="SwarmException">There is no such agent.</exception>
    public AgentContext WorkOn(string agentId, string? taskId) => Change(agentId, agent => agent.CurrentTaskId = taskId);

    /// <summary>Notes an answer that it gave, once.</summary>
    public void Answered(string agentId, string chatId, ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        agents.AppendResponses(agentId, new ResponseRecord(message.Id, chatId, message.Content, message.Priority, message.SentAt));
    }

    /// <summary>Its last answers, in the order in which it gave them.</summary>
    public LogPage<ResponseRecord> LastAnswers(string agentId, int count = 100) => agents.ReadLastResponses(agentId, count);

    private AgentContext Change(string agentId, Action<AgentContext> change)
    {
        try
        {
            return agents.Update(agentId, agent =>
            {
                change(agent);
                agent.UpdatedAt = clock.GetUtcNow();
            });
        }
        catch (SessionNotFoundException cause)
        {
            throw SwarmException.Refused($"There is no agent {agentId}: register it first.", cause);
        }
    }
}
