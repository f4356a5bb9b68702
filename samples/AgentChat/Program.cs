using AgentChat;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework;

// A talk of two agents in a workflow. Kill it at any moment, and start it again: it goes on.
if (Arguments.Read(args) is not { } arguments || arguments.Open() is not { } stores)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

await using (stores)
{
    var workflow = AgentWorkflowBuilder.BuildSequential(new Harbour(stores, arguments.Talk, arguments.Waits).Agents);
    var checkpoints = CheckpointManager.CreateJson(new StoredCheckpointStore(stores));
    var latest = await checkpoints.GetLatestCheckpointAsync(arguments.Talk);
    Console.WriteLine(latest is null ? "a new talk" : "the talk goes on");
    await using var run = latest is null
        ? await InProcessExecution.OpenStreamingAsync(workflow, checkpoints, arguments.Talk)
        : await InProcessExecution.ResumeStreamingAsync(workflow, latest, checkpoints);
    if (latest is null)
    {
        // The message has an id: asked again after a start from the middle, it is the same one.
        await run.TrySendMessageAsync(new List<ChatMessage> { new(ChatRole.User, "May the Marigold come in?") { MessageId = "question" } });
        await run.TrySendMessageAsync(new TurnToken(emitEvents: true));
    }

    await foreach (var step in run.WatchStreamAsync())
    {
        if (Report.Of(step) is { } line)
        {
            Console.WriteLine(line);
        }
    }

    return 0;
}
