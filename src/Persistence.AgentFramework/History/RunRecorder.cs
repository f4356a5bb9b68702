using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Persistence.AgentFramework.History;

/// <summary>Stores the parts of runs: each while it goes on, where the agent's client reports them, and at its end.</summary>
internal sealed class RunRecorder(HistoryWriter writer, StoredChatHistoryOptions options)
{
    /// <summary>The place in <see cref="Exception.Data"/> of a run's failure where a failure to store is put.</summary>
    public const string StoreFailure = "Persistence.AgentFramework.StoreFailure";

    private readonly RunRecords _runs = new();
    private readonly bool _unfinished = options.StoresUnfinishedRuns;
    private readonly Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>> _requests = options.RequestFilter ?? NotOfTheHistory;
    private readonly Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>> _responses = options.ResponseFilter ?? (static messages => messages);

    public void Begin(AgentSession session, RunRecord run) => _runs.Begin(session, run);

    public RunRecord Of(string conversation, ChatHistoryProvider.InvokedContext context) =>
        _runs.GetOrBegin(context.Session!, () => new RunRecord(conversation, context.Agent.Name));

    /// <summary>The run that a client is called by; null where runs are stored at their end only, or none is under way here.</summary>
    public RunRecord? Current() => _unfinished && AIAgent.CurrentRunContext is { Session: { } session } ? _runs.Find(session) : null;

    public ValueTask EndAsync(RunRecord run, IReadOnlyList<ChatMessage> messages)
    {
        run.Pending = [];
        return writer.StoreAsync(run, messages);
    }

    /// <summary>Stores what a run had produced when it failed. Its own failure is what the caller gets.</summary>
    public async ValueTask EndUnfinishedAsync(RunRecord run, IEnumerable<ChatMessage> request, Exception failure)
    {
        if (!_unfinished)
        {
            return;
        }

        try
        {
            await writer.StoreAsync(run, [.. _requests(request)]).ConfigureAwait(false);
            var answer = run.Pending;
            run.Pending = [];
            await writer.StoreNextAsync(run, _responses(answer)).ConfigureAwait(false);
        }
        catch (HistoryNotStoredException fault)
        {
            failure.Data[StoreFailure] = fault;
        }
    }

    /// <summary>Before the model is asked: the request, and results of tools that were called.</summary>
    public ValueTask AskingAsync(RunRecord run, IEnumerable<ChatMessage> request)
    {
        ChatMessage[] own = [.. _requests(request)];
        run.IsStoredAtEnd |= Approvals.HasResultWithoutCall(own);
        return run.IsStoredAtEnd ? default : writer.StoreAsync(run, own);
    }

    /// <summary>After the model has answered. Tool calls are stored before the tools run; other answers with the end of the run.</summary>
    public ValueTask AnsweredAsync(RunRecord run, IReadOnlyList<ChatMessage> answer)
    {
        if (!run.IsStoredAtEnd && answer.Any(static message => message.Contents.Any(static content => content is FunctionCallContent)))
        {
            return writer.StoreNextAsync(run, _responses(answer));
        }

        run.Pending = answer;
        return default;
    }

    /// <summary>After an answer ended early, or a run did: what came of it.</summary>
    public ValueTask AnsweredPartlyAsync(RunRecord run, IReadOnlyList<ChatMessage> answer)
    {
        run.Pending = run.IsStoredAtEnd ? answer : [];
        return run.IsStoredAtEnd ? default : writer.StoreNextAsync(run, _responses(answer));
    }

    private static IEnumerable<ChatMessage> NotOfTheHistory(IEnumerable<ChatMessage> messages) =>
        messages.Where(static message => message.GetAgentRequestMessageSourceType() != AgentRequestMessageSourceType.ChatHistory);
}
