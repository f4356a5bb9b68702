using Swarm.Knowledge;
using Swarm.Queue;
using Swarm.Stores;
using Swarm.Transcripts;

namespace Swarm.Views;

/// <summary>What a swarm has stored, in a few lines.</summary>
public static class SwarmSummary
{
    private const string Question = "lanturn permits in the wind";

    /// <summary>Prints it.</summary>
    public static void Write(SwarmServices swarm, Transcript transcript, string runId)
    {
        ArgumentNullException.ThrowIfNull(swarm);
        ArgumentNullException.ThrowIfNull(transcript);
        var run = swarm.Stores.Runs.Load(runId);
        Console.WriteLine($"""

            store      {swarm.Stores.Description}
            chat       {transcript.ChatId}: {swarm.Stores.Chats.CountMessages(transcript.ChatId)} messages of {transcript.Senders.Count} agents, {swarm.Stores.Chats.Load(transcript.ChatId, Persistence.SessionLoad.HeaderOnly).Status}
            queue      {swarm.Queue.Count(QueueStatus.Delivered)} delivered, {swarm.Queue.Count(QueueStatus.Pending)} waiting, {swarm.Queue.Count(QueueStatus.Failed)} failed
            run        {run.State}, {run.Results.Count} attempts of {run.Steps.Count} steps by {run.Results.Select(static result => result.Worker).Distinct().Count()} workers
            tasks      {transcript.Senders.Sum(agent => swarm.Tasks.Of(agent).Count(static task => task.CompletedAt is not null))} of {transcript.Senders.Count} done
            knowledge  {swarm.Stores.Knowledge.Count()} entries; the tool 'check' succeeded in {swarm.Tools.SuccessRate("check"):P0} of its uses
            """);
        // With the slip of the pen, which words alone do not find.
        foreach (var entry in swarm.Knowledge.Search(Question, SearchBy.Both, limit: 2))
        {
            Console.WriteLine(Printable.Line($"  '{Question}'? {entry.Author}: {entry.Content}"));
        }
    }
}
