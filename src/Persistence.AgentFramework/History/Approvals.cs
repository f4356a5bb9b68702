using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.History;

/// <summary>Tool calls that a user approves first. The framework replaces the calls of such an answer by requests for approval, which are stored when the run ends; a call beside them would be one too many.</summary>
internal static class Approvals
{
    public static bool Await(IList<ChatMessage> answer, ChatOptions? options)
    {
        var tools = options?.Tools;
        return tools is { Count: > 0 } && answer.SelectMany(static message => message.Contents).OfType<FunctionCallContent>().Any(call => NeedsApproval(tools, call.Name));
    }

    /// <summary>Whether a call stands in the history as a request for approval, and its result comes now: of an approval, or of one that nobody answered.</summary>
    public static bool HasResultWithoutCall(IEnumerable<ChatMessage> messages)
    {
        var called = new HashSet<string>();
        foreach (var content in messages.SelectMany(static message => message.Contents))
        {
            if (content is FunctionCallContent call)
            {
                called.Add(call.CallId);
            }
            else if (content is FunctionResultContent result && !called.Contains(result.CallId))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NeedsApproval(IList<AITool> tools, string name) =>
        tools.Any(tool => tool.Name == name && tool.GetService<ApprovalRequiredAIFunction>() is not null);
}
