using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework.History;

/// <summary>The stored messages of conversations. A conversation begins with its first message.</summary>
internal sealed class ConversationLog(IAgentConversationStore store)
{
    public async ValueTask<IReadOnlyList<StoredMessage>> ReadAsync(string conversation, int? last, CancellationToken cancellationToken)
    {
        try
        {
            return last is { } count
                ? await store.ReadLastMessagesAsync(conversation, count, cancellationToken).ConfigureAwait(false)
                : await store.ReadMessagesAsync(conversation, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (SessionNotFoundException)
        {
            return [];
        }
    }

    public ValueTask<AgentConversation?> FindAsync(string conversation, int? last, CancellationToken cancellationToken) =>
        store.FindAsync(conversation, last is { } count ? SessionLoad.LastEntries(count) : SessionLoad.Full, cancellationToken);

    public async ValueTask<long> CountAsync(string conversation, CancellationToken cancellationToken)
    {
        try
        {
            return await store.CountMessagesAsync(conversation, cancellationToken).ConfigureAwait(false);
        }
        catch (SessionNotFoundException)
        {
            return 0;
        }
    }

    public ValueTask<bool> DeleteAsync(string conversation, CancellationToken cancellationToken) => store.DeleteAsync(conversation, cancellationToken);

    /// <summary>Adds messages to what others add meanwhile. An id that is stored already adds nothing.</summary>
    public async ValueTask AppendAsync(string conversation, StoredMessage[] messages, string? agent)
    {
        // Not cancelled: a run that was cancelled is one whose messages are wanted.
        try
        {
            await store.AppendMessagesAsync(conversation, messages).ConfigureAwait(false);
        }
        catch (SessionNotFoundException)
        {
            if (!await TryCreateAsync(New(conversation, messages, agent)).ConfigureAwait(false))
            {
                await store.AppendMessagesAsync(conversation, messages).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Adds messages to what was loaded, and to nothing else: a conflict when another host stored something since.</summary>
    public async ValueTask<AgentConversation> SaveAsync(AgentConversation? loaded, string conversation, StoredMessage[] messages, string? agent)
    {
        if (loaded is null)
        {
            loaded = New(conversation, messages, agent);
            await store.CreateAsync(loaded).ConfigureAwait(false);
            return loaded;
        }

        loaded.Messages.AddRange(messages);
        await store.SaveAsync(loaded).ConfigureAwait(false);
        return loaded;
    }

    private async ValueTask<bool> TryCreateAsync(AgentConversation conversation)
    {
        try
        {
            await store.CreateAsync(conversation).ConfigureAwait(false);
            return true;
        }
        catch (SessionExistsException)
        {
            return false;
        }
    }

    private static AgentConversation New(string conversation, StoredMessage[] messages, string? agent) =>
        new() { Id = conversation, Agent = agent, CreatedAt = DateTimeOffset.UtcNow, Messages = [.. messages] };
}
