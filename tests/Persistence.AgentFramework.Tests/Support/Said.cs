using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Tests.Support;

/// <summary>Messages as short texts, to compare and to read.</summary>
internal static class Said
{
    public static string[] Of(IEnumerable<ChatMessage> messages) => [.. messages.Select(Of)];

    public static string Of(ChatMessage message) => $"{message.Role}: {string.Join(" + ", message.Contents.Select(Of))}";

    private static string Of(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionCallContent call => $"{call.Name}#{call.CallId}",
        FunctionResultContent result when InterruptedToolResult.Is(result) => $"#{result.CallId} interrupted",
        FunctionResultContent result => $"#{result.CallId}={result.Result}",
        _ => content.GetType().Name,
    };
}
