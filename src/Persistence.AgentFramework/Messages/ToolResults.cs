using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Messages;

/// <summary>The results of a history, to be taken by their calls. Models use an id again in a later run, so a call takes the first result after it that is before the next call of that id.</summary>
internal sealed class ToolResults
{
    private readonly Dictionary<string, Queue<(int Index, FunctionResultContent Result, ChatMessage Message)>> _results = [];
    private readonly Dictionary<string, Queue<int>> _calls = [];

    public ToolResults(IReadOnlyList<ChatMessage> history)
    {
        for (var index = 0; index < history.Count; index++)
        {
            foreach (var content in history[index].Contents)
            {
                Note(index, history[index], content);
            }
        }
    }

    public (FunctionResultContent Result, ChatMessage Message)? Take(string callId, int callIndex)
    {
        var calls = _calls[callId];
        calls.Dequeue();
        var next = calls.Count > 0 ? calls.Peek() : int.MaxValue;
        if (!_results.TryGetValue(callId, out var results))
        {
            return null;
        }

        while (results.Count > 0 && results.Peek().Index < callIndex)
        {
            results.Dequeue();
        }

        return results.Count > 0 && (results.Peek().Index < next || next == callIndex) ? (results.Peek().Result, results.Dequeue().Message) : null;
    }

    private void Note(int index, ChatMessage message, AIContent content)
    {
        switch (content)
        {
            case FunctionCallContent { InformationalOnly: false } call:
                Queue(_calls, call.CallId).Enqueue(index);
                break;
            case FunctionResultContent result:
                Queue(_results, result.CallId).Enqueue((index, result, message));
                break;
        }
    }

    private static Queue<T> Queue<T>(Dictionary<string, Queue<T>> queues, string callId)
    {
        if (!queues.TryGetValue(callId, out var queue))
        {
            queues[callId] = queue = [];
        }

        return queue;
    }
}
