using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.History;

namespace Persistence.AgentFramework;

/// <summary>Agents whose conversations are stored while they run.</summary>
public static class PersistedAgents
{
    /// <summary>
    /// Makes an agent whose history is stored at each step: the request before the model is asked, tool calls before the tools run, results before the model is asked again, the answer at the end. A
    /// program that is killed in the middle of a run, and starts again, goes on with what was stored.
    /// </summary>
    /// <param name="client">The client of the model, as it would be given to a <see cref="ChatClientAgent"/>.</param>
    /// <param name="stores">Where conversations are kept.</param>
    /// <param name="conversation">The conversation of each session that does not say its own; it is the same when the program starts again.</param>
    /// <param name="options">Settings of the agent; null for the defaults. They are copied.</param>
    /// <returns>The agent.</returns>
    public static ChatClientAgent AsPersistedAgent(this IChatClient client, AgentStores stores, string conversation, ChatClientAgentOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversation);
        return client.AsPersistedAgent(new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { Conversation = _ => conversation }), options);
    }

    /// <summary>Makes an agent whose history a provider stores, at each step.</summary>
    /// <param name="client">The client of the model, as it would be given to a <see cref="ChatClientAgent"/>.</param>
    /// <param name="history">The provider. Several agents may have the same one.</param>
    /// <param name="options">Settings of the agent; null for the defaults. They are copied.</param>
    /// <param name="services">For the tools; may be null.</param>
    /// <returns>The agent.</returns>
    /// <exception cref="ArgumentException">The options have another history provider.</exception>
    public static ChatClientAgent AsPersistedAgent(this IChatClient client, StoredChatHistoryProvider history, ChatClientAgentOptions? options = null, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(history);
        if (options?.ChatHistoryProvider is { } other && other != history)
        {
            throw new ArgumentException($"The options have a ChatHistoryProvider, {other.GetType().Name}. Leave it out: the agent gets the one that stores.", nameof(options));
        }

        var own = options?.Clone() ?? new ChatClientAgentOptions();
        own.ChatHistoryProvider = history;
        return new ChatClientAgent(client.RecordedBy(history), own, services: services);
    }

    /// <summary>
    /// Stores each step of a run while it goes on, in a pipeline that a program builds itself: to stand below the client that calls tools, so that the calls are seen before the tools run.
    /// </summary>
    /// <param name="client">The client of the model.</param>
    /// <param name="history">The provider of the agent.</param>
    /// <returns>A client that asks it.</returns>
    public static IChatClient RecordedBy(this IChatClient client, StoredChatHistoryProvider history)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(history);
        return new RecordingChatClient(client, history.Recorder);
    }
}
