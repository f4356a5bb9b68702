using Microsoft.Extensions.AI;
using Persistence.AgentFramework.History;
using Persistence.AgentFramework.Messages;

namespace Persistence.AgentFramework;

/// <summary>The conversations of a store, by name. Any number of threads may use it.</summary>
public sealed class StoredConversations
{
    private readonly ConversationLog _log;
    private readonly MessageJson _json;
    private readonly HistoryWriter _writer;

    internal StoredConversations(ConversationLog log, MessageJson json) => (_log, _json, _writer) = (log, json, new HistoryWriter(log, json, ConcurrentRuns.Merge));

    /// <summary>The messages of a conversation, oldest first, as they are stored: no call is closed, no result moved, nothing left out.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="last">How many of the last messages to read, 0 or more; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages; none for an unknown conversation.</returns>
    /// <exception cref="SessionStoreUnavailableException">The store cannot be used.</exception>
    public async ValueTask<IReadOnlyList<ChatMessage>> ReadAsync(string conversation, int? last = null, CancellationToken cancellationToken = default) =>
        _json.Read(await _log.ReadAsync(conversation, last, cancellationToken).ConfigureAwait(false));

    /// <summary>How many messages a conversation has.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number; 0 for an unknown conversation.</returns>
    /// <exception cref="SessionStoreUnavailableException">The store cannot be used.</exception>
    public ValueTask<long> CountAsync(string conversation, CancellationToken cancellationToken = default) => _log.CountAsync(conversation, cancellationToken);

    /// <summary>
    /// Adds messages to a conversation, to what others add meanwhile: those of a <see cref="HistoryNotStoredException"/>, or those of a history that is copied. A message that has an id and is
    /// stored already adds nothing.
    /// </summary>
    /// <param name="conversation">The conversation; it begins with its first message.</param>
    /// <param name="messages">The messages.</param>
    /// <returns>A task that ends when they are stored.</returns>
    /// <exception cref="HistoryNotStoredException">They were not stored.</exception>
    public ValueTask AddAsync(string conversation, IEnumerable<ChatMessage> messages)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversation);
        ArgumentNullException.ThrowIfNull(messages);
        return _writer.StoreNextAsync(new RunRecord(conversation, null), messages);
    }

    /// <summary>Removes a conversation and its messages.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="cancellationToken">Cancels the call if it has not been sent or queued yet.</param>
    /// <returns>False when there was none.</returns>
    /// <exception cref="SessionStoreUnavailableException">The store cannot be used.</exception>
    public ValueTask<bool> DeleteAsync(string conversation, CancellationToken cancellationToken = default) => _log.DeleteAsync(conversation, cancellationToken);
}
