using System.ComponentModel;
using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>The calls of an engine that concern several sessions, each with an outcome of its own. Here they are made one after another; an engine that has something better overrides them.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine whose operations do one after another.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public class BatchHandler<TSession, TKey>(SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Makes prepared commits, each all or nothing and for itself, and records in each what is stored now.</summary>
    /// <param name="saves">What <see cref="SessionEngine{TSession, TKey}.Prepare"/> made, of different keys.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes, in the order of the saves.</returns>
    public virtual ValueTask<BatchOutcome<bool>[]> Commit(IReadOnlyList<PreparedSave<TSession>> saves, IoMode mode) => CommitCalls(saves).OneByOne(mode);

    /// <summary>Reads sessions into new objects, whose tracking it sets.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="load">How much of their logs to read.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The sessions, in the order of the keys; null for one that is absent or expired.</returns>
    public virtual ValueTask<BatchOutcome<TSession?>[]> Read(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode) => ReadCalls(keys, load).OneByOne(mode);

    /// <summary>Deletes sessions, each all or nothing and for itself.</summary>
    /// <param name="keys">Their keys, different ones.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>The outcomes, in the order of the keys; false for a session that was absent or expired.</returns>
    public virtual ValueTask<BatchOutcome<bool>[]> Delete(IReadOnlyList<EncodedKey<TKey>> keys, IoMode mode) => DeleteCalls(keys).OneByOne(mode);

    /// <summary>The commits of a batch as calls of <see cref="SessionEngine{TSession, TKey}.Commit"/>.</summary>
    /// <param name="saves">The saves.</param>
    /// <returns>The calls.</returns>
    protected BatchCalls<PreparedSave<TSession>, bool> CommitCalls(IReadOnlyList<PreparedSave<TSession>> saves) => new(saves, async (save, mode) =>
    {
        await engine.Commit(save, mode).ConfigureAwait(false);
        return true;
    }, IsOfOneSession);

    /// <summary>The reads of a batch as calls of <see cref="SessionEngine{TSession, TKey}.Read"/>.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="load">How much of the logs to read.</param>
    /// <returns>The calls.</returns>
    protected BatchCalls<EncodedKey<TKey>, TSession?> ReadCalls(IReadOnlyList<EncodedKey<TKey>> keys, SessionLoad load) => new(keys, (key, mode) => engine.Read(key, load, mode), IsOfOneSession);

    /// <summary>The deletions of a batch as calls of <see cref="SessionEngine{TSession, TKey}.Delete"/>.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>The calls.</returns>
    protected BatchCalls<EncodedKey<TKey>, bool> DeleteCalls(IReadOnlyList<EncodedKey<TKey>> keys) => new(keys, engine.Delete, IsOfOneSession);

    /// <summary>Reports whether an error concerns one session, so that others may be usable. By default every error does but that the store cannot be reached.</summary>
    /// <param name="problem">The error.</param>
    /// <returns>False when it concerns the whole store.</returns>
    protected internal virtual bool IsOfOneSession(SessionException problem) => BatchOutcomes.IsOfOneSession(problem);
}
