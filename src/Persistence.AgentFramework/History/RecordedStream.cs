using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.History;

/// <summary>The answer of a model as it comes in parts.</summary>
internal sealed class RecordedStream(RunRecorder recorder, RunRecord run, ChatOptions? options)
{
    private readonly List<ChatResponseUpdate> _updates = [];
    private bool _completed;

    // A copy: what stands above changes updates, and a message is made of them at the end.
    public void Add(ChatResponseUpdate update) => _updates.Add(update.Clone());

    public ValueTask CompletedAsync()
    {
        _completed = true;
        var answer = Answer();
        return Approvals.Await(answer, options) ? default : recorder.AnsweredAsync(run, answer);
    }

    /// <summary>After the stream ended, well or not: cancelled, failed, or nobody reads on.</summary>
    public ValueTask EndedAsync()
    {
        if (_completed)
        {
            return default;
        }

        var answer = Answer();
        return answer.Count == 0 || Approvals.Await(answer, options) ? default : recorder.AnsweredPartlyAsync(run, answer);
    }

    private List<ChatMessage> Answer() => [.. _updates.ToChatResponse().Messages.Where(static message => message.Contents.Count > 0)];
}
