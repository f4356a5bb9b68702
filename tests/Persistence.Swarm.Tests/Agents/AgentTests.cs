using System.Text.Json;
using Persistence.Swarm.Tests.Backends;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Agents;

namespace Persistence.Swarm.Tests.Agents;

public sealed class AgentTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public void Transitions_are_guarded(string backend)
    {
        using var place = Begin(backend);
        var agents = place.Swarm.Agents;
        Assert.Equal("Ada is Onboarding and cannot become Paused.", Assert.Throws<SwarmException>(() => agents.Transition("Ada", AgentState.Paused)).Message);
        foreach (var state in new[] { AgentState.Active, AgentState.Paused, AgentState.Active, AgentState.ContractExecutionActive, AgentState.SurveyMissionCompleted, AgentState.Active, AgentState.Error, AgentState.Reset, AgentState.Active, AgentState.Shutdown })
        {
            Assert.Equal(state, agents.Transition("Ada", state).State);
        }

        Assert.Throws<SwarmException>(() => agents.Transition("Ada", AgentState.Active));
        Assert.Equal(AgentState.Shutdown, place.Swarm.Stores.Agents.Load("Ada").State);
        Assert.Equal("There is no agent Dora: register it first.", Assert.Throws<SwarmException>(() => agents.Transition("Dora", AgentState.Active)).Message);
    }

    [Fact]
    public void Every_state_but_the_last_may_fail_and_end()
    {
        foreach (var from in Enum.GetValues<AgentState>().Where(static state => state != AgentState.Shutdown))
        {
            Assert.True(from == AgentState.Error || AgentTransitions.Allow(from, AgentState.Error));
            Assert.True(AgentTransitions.Allow(from, AgentState.Shutdown));
            Assert.False(AgentTransitions.Allow(AgentState.Shutdown, from));
            Assert.False(AgentTransitions.Allow(from, from));
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Values_and_answers_are_kept(string backend)
    {
        using var place = Begin(backend);
        var agents = place.Swarm.Agents;
        agents.Set("Ada", "mood", JsonSerializer.SerializeToElement("good"));
        agents.Set("Ada", "tries", JsonSerializer.SerializeToElement(3));
        agents.Set("Ada", "mood", null);
        for (var number = 0; number < 120; number++)
        {
            agents.Answered("Ada", "tea", Message($"m{number}", "Ada"));
        }

        agents.Answered("Ada", "tea", Message("m119", "Ada"));
        using var other = place.Open().Stores;
        Assert.Equal(("tries", 3), Assert.Single(other.Agents.Load("Ada", SessionLoad.HeaderOnly).Values) is var pair ? (pair.Key, pair.Value.GetInt32()) : default);
        var last = agents.LastAnswers("Ada");
        Assert.Equal(100, last.Count);
        Assert.Equal(("m20", "m119"), (last[0].ResponseId, last[^1].ResponseId));
    }
}
