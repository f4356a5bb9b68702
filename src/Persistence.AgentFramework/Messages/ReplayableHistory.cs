using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.Messages;

/// <summary>
/// A history in the form that services of models take: each tool call has one result, directly after it. What was stored may differ: a run was killed, the runs
/// of two hosts were merged, or a window begins in the middle.
/// </summary>
internal sealed class ReplayableHistory
{
    private readonly IReadOnlyList<ChatMessage> _history;
    private readonly HashSet<string> _answered;
    private readonly bool _closes;
    private readonly ToolResults _results;
    private readonly List<ChatMessage> _replayed = [];

    private ReplayableHistory(IReadOnlyList<ChatMessage> history, HashSet<string> answered, bool closes) =>
        (_history, _answered, _closes, _results) = (history, answered, closes, new ToolResults(history));

    /// <summary>Brings each result to its call, leaves out results without one, and closes calls without a result.</summary>
    /// <param name="history">What is stored.</param>
    /// <param name="request">What follows it: calls whose results are in here stay open.</param>
    /// <param name="closes">Whether to close calls.</param>
    public static IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> history, IEnumerable<ChatMessage> request, bool closes)
    {
        if (!history.Any(static message => message.Contents.Any(static content => content is FunctionCallContent or FunctionResultContent)))
        {
            return history;
        }

        var answered = request.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Select(static result => result.CallId).ToHashSet();
        return new ReplayableHistory(history, answered, closes).Replay();
    }

    private List<ChatMessage> Replay()
    {
        for (var index = 0; index < _history.Count; index++)
        {
            AddWithoutResults(_history[index]);
            AddResults(index);
        }

        return _replayed;
    }

    private void AddWithoutResults(ChatMessage message)
    {
        if (!message.Contents.Any(static content => content is FunctionResultContent))
        {
            _replayed.Add(message);
            return;
        }

        var others = message.Contents.Where(static content => content is not FunctionResultContent).ToList();
        if (others.Count > 0)
        {
            var rest = message.Clone();
            rest.Contents = others;
            _replayed.Add(rest);
        }
    }

    private void AddResults(int index)
    {
        var calls = _history[index].Contents.OfType<FunctionCallContent>().Where(static call => !call.InformationalOnly).ToList();
        var found = new List<(FunctionResultContent Result, ChatMessage? Message)>();
        foreach (var call in calls)
        {
            if (_results.Take(call.CallId, index) is { } taken)
            {
                found.Add((taken.Result, taken.Message));
            }
            else if (_closes && !_answered.Contains(call.CallId))
            {
                found.Add((InterruptedToolResult.For(call.CallId), null));
            }
        }

        // The results of one stored message stay together, and the message stays the object that it is where all of it is here.
        foreach (var group in found.GroupBy(static one => one.Message))
        {
            _replayed.Add(Message(group.Key, [.. group.Select(static one => one.Result)]));
        }
    }

    private static ChatMessage Message(ChatMessage? stored, List<AIContent> results)
    {
        if (stored is null)
        {
            return new ChatMessage(ChatRole.Tool, results);
        }

        if (stored.Contents.Count == results.Count)
        {
            return stored;
        }

        var part = stored.Clone();
        part.Contents = results;
        return part;
    }
}
