using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework;

namespace AgentChat;

/// <summary>The two agents: a pilot who asks, and a surveyor who measures.</summary>
internal sealed class Harbour(AgentStores stores, string talk, bool waits)
{
    public AIAgent[] Agents => [Pilot, Surveyor];

    private ChatClientAgent Pilot => new ScriptedModel(static _ => new TextContent("Pilot: she draws 8.1 m. How deep is it at the quay?"))
        .AsPersistedAgent(stores, $"{talk}/pilot", new ChatClientAgentOptions { Id = "pilot", Name = "Pilot" });

    private ChatClientAgent Surveyor => new ScriptedModel(Survey).AsPersistedAgent(
        stores, $"{talk}/surveyor", new ChatClientAgentOptions { Id = "surveyor", Name = "Surveyor", ChatOptions = new() { Tools = [AIFunctionFactory.Create(MeasureDepth, "measure_depth")] } });

    // Measures, measures again where the program was killed meanwhile, and reports.
    private static AIContent Survey(IReadOnlyList<ChatMessage> messages)
    {
        var results = messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().ToList();
        return results.Count == 0 || InterruptedToolResult.Is(results[^1])
            ? new FunctionCallContent($"measure-{results.Count + 1}", "measure_depth")
            : new TextContent($"Surveyor: {results[^1].Result}{(results.Count > 1 ? $", measured {results.Count} times, for the program was killed" : "")}. She may come in.");
    }

    private string MeasureDepth()
    {
        Console.WriteLine("measuring");
        if (waits)
        {
            Thread.Sleep(Timeout.Infinite);
        }

        return "9.4 m";
    }
}
