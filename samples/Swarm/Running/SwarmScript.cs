using Swarm.Chats;
using Swarm.Knowledge;
using Swarm.Stores;
using Swarm.Transcripts;
using Swarm.Workflows;

namespace Swarm.Running;

/// <summary>What the agents of the sample do beside talking. Everything has an id that follows from the transcript, so that it may be done again after a crash.</summary>
public sealed class SwarmScript(SwarmServices swarm, Transcript transcript)
{
    private const string Team = "festival";

    /// <summary>The run that the workers make.</summary>
    public string RunId => $"{transcript.ChatId}-plan";

    /// <summary>Makes everything that the agents need; what is there stays.</summary>
    public void Prepare()
    {
        foreach (var agent in transcript.Senders)
        {
            if (swarm.Agents.Register(agent, "speaker", Team).State == Agents.AgentState.Onboarding)
            {
                swarm.Agents.Transition(agent, Agents.AgentState.Active);
            }

            swarm.Tasks.Add($"{transcript.ChatId}-report-{agent}", $"{agent} reports on the day", priority: agent.Length);
        }

        swarm.Chats.Start(transcript.ChatId, "What was said", transcript.Senders[0], transcript.Senders);
        swarm.Workflows.Start(
            RunId,
            "plan",
            Step("collect"),
            Step("count", "collect"),
            Step("check", "collect"),
            Step("write", "count", "check"));
    }

    /// <summary>What an agent does before it says a message: it sends it to those it names, and shares what others should know.</summary>
    public void Before(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        foreach (var recipient in message.Recipients.Where(transcript.Senders.Contains))
        {
            swarm.Queue.Send($"{message.Id}-{recipient}", message.Sender, recipient, message.Content);
        }

        swarm.Agents.Answered(message.Sender, transcript.ChatId, message);
        if (message.Priority >= ChatPriority.High && !string.IsNullOrWhiteSpace(message.Content))
        {
            swarm.Knowledge.Share(new KnowledgeEntry
            {
                Id = message.Id,
                RefId = $"{transcript.ChatId}/{message.Id}",
                Title = message.Tags is [var topic, ..] ? topic : "Said",
                Content = message.Content,
                Author = message.Sender,
                Category = KnowledgeCategory.Learning,
                Tags = message.Tags,
                Timestamp = message.SentAt,
            });
        }
    }

    /// <summary>Makes a step of the plan. The check fails once, so that its second attempt is seen.</summary>
    public string MakeStep(WorkflowRun run, WorkflowStep step)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(step);
        var failed = step is { Id: "check", RetryCount: 0 };
        swarm.Tools.Record(step.Id, new ActionOutcome($"{run.RunId}-{step.RetryCount}", step.AgentTarget, !failed, 1, swarm.Clock.GetUtcNow()));
        return failed ? throw SwarmException.Refused("The tide table was not there yet.") : $"{step.Name}: {swarm.Stores.Chats.CountMessages(transcript.ChatId)} messages so far";
    }

    private WorkflowStep Step(string id, params string[] dependencies) => new() { Id = id, Name = id, AgentTarget = transcript.Senders[0], Dependencies = [.. dependencies] };
}
