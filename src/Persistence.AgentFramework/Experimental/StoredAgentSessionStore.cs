using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Agents.AI;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework.Experimental;

/// <summary>
/// Keeps the sessions of agents in a store. A session is found by the identity of its agent, the partitions of the key (tenant, user) and its id. A save of a session that was saved elsewhere since it was loaded
/// is a <see cref="SessionConflictException"/>: get it again, make the change again, save it. Any number of threads and processes may use it. Experimental as its base class is.
/// </summary>
[Experimental("MAAI001")]
public sealed class StoredAgentSessionStore : AgentSessionStore
{
    private readonly IAgentSessionStateStore _store;
    private readonly StoredAgentSessionOptions _options;

    // What each session object was loaded or last saved as.
    private readonly ConditionalWeakTable<AgentSession, AgentSessionState> _loaded = [];

    /// <summary>Keeps sessions in stores.</summary>
    /// <param name="stores">The stores.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    public StoredAgentSessionStore(AgentStores stores, StoredAgentSessionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stores);
        (_store, _options) = (stores.Sessions, options ?? new StoredAgentSessionOptions());
    }

    /// <inheritdoc/>
    /// <exception cref="SessionConflictException">Another host saved or deleted the session since it was loaded; nothing was written.</exception>
    /// <exception cref="SessionExistsException">The session object is a new one, and the key is taken; nothing was written.</exception>
    public override async ValueTask SaveSessionAsync(AIAgent agent, AgentSessionStoreKey key, AgentSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var stored = Key(agent, key);
        var state = await agent.SerializeSessionAsync(session, _options.SerializerOptions, cancellationToken).ConfigureAwait(false);
        var loaded = _loaded.TryGetValue(session, out var known) && SameKey(known, stored)
            ? known
            : new AgentSessionState { Agent = stored.Agent, Partitions = stored.Partitions, Id = stored.Id, WrittenBy = "" };
        (loaded.State, loaded.SavedAt, loaded.WrittenBy) = (state, DateTimeOffset.UtcNow, Messages.MessagePackage.Version);
        if (_options.LastSaveWins)
        {
            await OverwriteAsync(stored, loaded, cancellationToken).ConfigureAwait(false);
            return;
        }

        await _store.SaveAsync(loaded, cancellationToken).ConfigureAwait(false);
        _loaded.AddOrUpdate(session, loaded);
    }

    /// <inheritdoc/>
    /// <exception cref="SessionCorruptedException">The agent cannot read what is stored; it stays as it is.</exception>
    public override async ValueTask<AgentSession?> GetSessionAsync(AIAgent agent, AgentSessionStoreKey key, CancellationToken cancellationToken = default)
    {
        if (await _store.FindAsync(Key(agent, key), cancellationToken: cancellationToken).ConfigureAwait(false) is not { } loaded)
        {
            return null;
        }

        var session = await ReadAsync(agent, loaded, cancellationToken).ConfigureAwait(false);
        _loaded.AddOrUpdate(session, loaded);
        return session;
    }

    /// <inheritdoc/>
    public override async ValueTask DeleteSessionAsync(AIAgent agent, AgentSessionStoreKey key, CancellationToken cancellationToken = default) =>
        await _store.DeleteAsync(Key(agent, key), cancellationToken).ConfigureAwait(false);

    private async ValueTask<AgentSession> ReadAsync(AIAgent agent, AgentSessionState stored, CancellationToken cancellationToken)
    {
        try
        {
            return await agent.DeserializeSessionAsync(stored.State, _options.SerializerOptions, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            // Agents throw what they like.
            throw new SessionCorruptedException(
                $"Session '{stored.Id}' of agent '{stored.Agent}' cannot be read by {agent.GetType().Name}: {fault.Message} Nothing was changed. Read it with the kind of agent and the SerializerOptions that wrote it, or remove it by DeleteSessionAsync.", stored.Id, null, fault);
        }
    }

    private async ValueTask OverwriteAsync((string Agent, string Partitions, string Id) key, AgentSessionState saved, CancellationToken cancellationToken)
    {
        AgentSessionState? made = null;
        var stored = await _store.GetOrCreateAsync(
            key, () => made = new AgentSessionState { Agent = key.Agent, Partitions = key.Partitions, Id = key.Id, WrittenBy = saved.WrittenBy, SavedAt = saved.SavedAt, State = saved.State }, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!ReferenceEquals(stored, made))
        {
            await _store.UpdateAsync(
                key, state => (state.State, state.SavedAt, state.WrittenBy) = (saved.State, saved.SavedAt, saved.WrittenBy), cancellationToken).ConfigureAwait(false);
        }
    }

    private (string Agent, string Partitions, string Id) Key(AIAgent agent, AgentSessionStoreKey key)
    {
        ArgumentNullException.ThrowIfNull(agent);
        ArgumentNullException.ThrowIfNull(key);
        var identity = _options.Identity is { } chosen ? chosen(agent) : agent.Name;
        return string.IsNullOrWhiteSpace(identity)
            ? throw new InvalidOperationException("An agent without a name has no identity that lasts: give it a Name, or set StoredAgentSessionOptions.Identity.")
            : (identity, PartitionText.Of(key.Partitions), key.SessionId);
    }

    private static bool SameKey(AgentSessionState state, (string Agent, string Partitions, string Id) key) =>
        state.Agent == key.Agent && state.Partitions == key.Partitions && state.Id == key.Id;
}
