using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Messages;

/// <summary>
/// What a message says, as a text: its role and contents, without author, time and id, which the framework sets after the model has answered, and without regard
/// to the parts in which a stream brought a text.
/// </summary>
internal static class MessageFingerprint
{
    public static string Of(ChatMessage message)
    {
        var text = new StringBuilder(message.Role.Value).Append('\n');
        foreach (var content in message.Contents)
        {
            Add(text, content);
        }

        return text.ToString();
    }

    /// <summary>A short text for the fingerprint, the same in each process.</summary>
    public static string Hash(string fingerprint) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)).AsSpan(0, 12));

    private static void Add(StringBuilder text, AIContent? content)
    {
        // Usage is in the messages of a stream, and not in those of the response that it becomes.
        switch (content)
        {
            case null or UsageContent:
                break;
            case TextContent { Text: var words }:
                text.Append(words);
                break;
            case TextReasoningContent { Text: var words }:
                text.Append("\nreasoning:").Append(words);
                break;
            case FunctionCallContent call:
                text.Append("\ncall:").Append(call.CallId).Append(' ').Append(call.Name);
                break;
            case FunctionResultContent result:
                text.Append("\nresult:").Append(result.CallId);
                break;
            default:
                text.Append('\n').Append(content.GetType().Name).Append(':').Append(Json(content));
                break;
        }
    }

    private static string Json(AIContent content)
    {
        try
        {
            return JsonSerializer.Serialize(content, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent)));
        }
        catch (NotSupportedException)
        {
            // A content that cannot be written is refused where it is stored, by its name.
            return "";
        }
    }
}
