using Microsoft.Agents.AI.Workflows;

namespace AgentChat;

/// <summary>What the program says of a step of the workflow.</summary>
internal static class Report
{
    public static string? Of(WorkflowEvent step) => step switch
    {
        AgentResponseUpdateEvent { Update.Text: { Length: > 0 } text } => text,
        AgentResponseEvent { Response.Text: { Length: > 0 } text } => text,
        SuperStepCompletedEvent { CompletionInfo.Checkpoint: not null } => "checkpoint",
        ExecutorFailedEvent failed => $"failed: {failed.Data}",
        WorkflowErrorEvent failed => $"failed: {failed.Exception?.Message}",
        _ => null,
    };
}
