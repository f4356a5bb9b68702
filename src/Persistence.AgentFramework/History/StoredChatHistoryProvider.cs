using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.History;
using Persistence.AgentFramework.Messages;

namespace Persistence.AgentFramework;

/// <summary>
/// Keeps the history of conversations in a store: <c>new ChatClientAgentOptions { ChatHistoryProvider = new StoredChatHistoryProvider(stores) }</c>. One provider serves all sessions and
/// threads. The agents of <see cref="PersistedAgents"/> store the steps of a run while it goes on, too.
/// </summary>
public sealed class StoredChatHistoryProvider : ChatHistoryProvider
{
    private readonly ConversationNames _names;
    private readonly HistoryReader _reader;
    private readonly string[] _stateKeys;

    /// <summary>Keeps histories in stores.</summary>
    /// <param name="stores">The stores.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">A setting cannot be used; the message says which.</exception>
    public StoredChatHistoryProvider(AgentStores stores, StoredChatHistoryOptions? options = null)
        : base(options?.HistoryFilter, options?.RequestFilter, options?.ResponseFilter)
    {
        ArgumentNullException.ThrowIfNull(stores);
        options ??= new StoredChatHistoryOptions();
        ArgumentException.ThrowIfNullOrEmpty(options.StateKey, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LastMessages ?? 1, 1, nameof(options));
        var log = new ConversationLog(stores.Conversations);
        var json = new MessageJson(options.SerializerOptions);
        _names = new ConversationNames(options.StateKey, options.Conversation);
        _reader = new HistoryReader(log, json, options);
        _stateKeys = [options.StateKey];
        Conversations = new StoredConversations(log, json);
        Recorder = new RunRecorder(new HistoryWriter(log, json, options.ConcurrentRuns), options);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> StateKeys => _stateKeys;

    /// <summary>The conversations by name: to read a history in full, to copy, count and remove it.</summary>
    public StoredConversations Conversations { get; }

    internal RunRecorder Recorder { get; }

    /// <summary>The conversation of a session. A session that has none yet gets one, and remembers it.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The name of its conversation.</returns>
    public string ConversationOf(AgentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return _names.Of(session);
    }

    /// <summary>Lets a session go on with a conversation.</summary>
    /// <param name="session">The session.</param>
    /// <param name="conversation">The name of the conversation, 1 to 512 characters.</param>
    public void Continue(AgentSession session, string conversation) => _names.Set(session, conversation);

    /// <inheritdoc/>
    protected override async ValueTask<IEnumerable<ChatMessage>> ProvideChatHistoryAsync(InvokingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var run = new RunRecord(_names.Of(context.Session), context.Agent.Name);
        var history = await _reader.ReadAsync(run, context.RequestMessages, cancellationToken).ConfigureAwait(false);
        Recorder.Begin(context.Session!, run);
        return history;
    }

    /// <inheritdoc/>
    protected override ValueTask InvokedCoreAsync(InvokedContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.InvokeException is { } failure
            ? Recorder.EndUnfinishedAsync(Run(context), context.RequestMessages, failure)
            : base.InvokedCoreAsync(context, cancellationToken);
    }

    /// <inheritdoc/>
    protected override ValueTask StoreChatHistoryAsync(InvokedContext context, CancellationToken cancellationToken = default)
    {
        // The token is cancelled where the run was, after the model had answered: what was paid for is stored.
        ArgumentNullException.ThrowIfNull(context);
        return Recorder.EndAsync(Run(context), [.. context.RequestMessages, .. context.ResponseMessages ?? []]);
    }

    private RunRecord Run(InvokedContext context) => Recorder.Of(_names.Of(context.Session), context);
}
