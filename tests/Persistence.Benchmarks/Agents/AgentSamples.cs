using System.Globalization;
using System.Text.Json;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Sessions;

namespace Persistence.Benchmarks.Agents;

/// <summary>Agents, messages and entries to measure with.</summary>
internal static class AgentSamples
{
    private static readonly string s_words = string.Concat(Enumerable.Repeat("The tide turns at four. ", 12));

    private static readonly JsonElement s_json = JsonSerializer.SerializeToElement(new ChatMessage(ChatRole.User, $"q1: {s_words}") { MessageId = "q1" }, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatMessage)));

    public static (ChatClientAgent Agent, AgentSession Session) Agent(ChatHistoryProvider history)
    {
        var agent = new ChatClientAgent(new NoModel(), new ChatClientAgentOptions { Name = "Helper", ChatHistoryProvider = history });
        return (agent, agent.CreateSessionAsync().AsTask().GetAwaiter().GetResult());
    }

    public static ChatHistoryProvider.InvokedContext Turn(ChatClientAgent agent, AgentSession session, int number) =>
        new(agent, session, [Message(ChatRole.User, $"q{number}")], [Message(ChatRole.Assistant, $"a{number}")]);

    public static List<ChatMessage> Messages(int count) => [.. Enumerable.Range(0, count).Select(static number => Message(number % 2 == 0 ? ChatRole.User : ChatRole.Assistant, $"m{number}"))];

    public static ChatMessage Message(ChatRole role, string id) => new(role, $"{id}: {s_words}") { MessageId = id };

    // As the provider writes it; what that costs is what is measured.
    public static StoredMessage Entry(int number) =>
        new() { Id = string.Create(CultureInfo.InvariantCulture, $"e{number}"), WrittenBy = "10.11.0", Message = s_json };

    public static void Wait(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    public static void Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();
}
