using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Tests.Crashes;
using Persistence.AgentFramework.Tests.Support;

namespace Persistence.AgentFramework.Tests.Conflicts;

/// <summary>A host in a process of its own. For each line that it is given it makes a run, says that its model was asked, waits for another line, and says what became of the run.</summary>
internal static class HostProcess
{
    public static async Task<int> Run(string backend, string where, string prefix)
    {
        using var stores = Worker.Open(backend, where, prefix);
        var history = new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { Conversation = static _ => "console", ConcurrentRuns = ConcurrentRuns.Conflict });
        while (await Console.In.ReadLineAsync() is { } request)
        {
            Console.WriteLine(await Run(history, request));
        }

        return 0;
    }

    private static async Task<string> Run(StoredChatHistoryProvider history, string request)
    {
        // The provider alone: a recorded run would find the conflict before the model is asked.
        var agent = new ChatClientAgent(new ScriptedClient(_ => Answer(request)), new ChatClientAgentOptions { ChatHistoryProvider = history });
        try
        {
            await agent.RunAsync(request, await agent.CreateSessionAsync());
            return "stored";
        }
        catch (HistoryNotStoredException fault) when (fault.InnerException is SessionConflictException or SessionExistsException)
        {
            await history.Conversations.AddAsync(fault.Conversation, fault.Messages);
            return "merged";
        }
    }

    private static ChatMessage Answer(string request)
    {
        Console.WriteLine("asked");
        Console.ReadLine();
        return new ChatMessage(ChatRole.Assistant, $"answer to {request}");
    }
}
