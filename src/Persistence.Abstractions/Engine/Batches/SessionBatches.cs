using Persistence.Mapping;
using Persistence.Monitoring;

namespace Persistence.Engine;

/// <summary>Changes and loads several sessions in one call.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="store">The store object, which may be one under a lease.</param>
/// <param name="engine">Its engine.</param>
internal sealed class SessionBatches<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine) : ISessionBatches<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    // What is in memory at once, and what others of a database wait for.
    private const int MostAtOnce = 4096;

    /// <inheritdoc/>
    public ValueTask<BatchResult<TSession>> Write(IReadOnlyList<TSession> sessions, bool isCreation, IoMode mode)
    {
        Begin(mode);
        return store.Telemetry.Run(isCreation ? StoreOperation.CreateMany : StoreOperation.SaveMany, (Batch: this, Sessions: sessions, IsCreation: isCreation), static async (call, mode) => (await call.Batch.WriteAll(call.Sessions, call.IsCreation, mode).ConfigureAwait(false)).ToResult(call.Sessions), mode);
    }

    /// <inheritdoc/>
    public ValueTask<BatchResult<TKey>> Delete(IReadOnlyList<TKey> keys, IoMode mode)
    {
        Begin(mode);
        return store.Telemetry.Run(StoreOperation.DeleteMany, (Batch: this, Keys: keys), static (call, mode) => call.Batch.DeleteAll(call.Keys, mode), mode);
    }

    /// <inheritdoc/>
    public ValueTask<SessionPage<TSession>> Load(IReadOnlyList<TKey> keys, SessionLoad load, IoMode mode)
    {
        Begin(mode);
        return store.Telemetry.Run(StoreOperation.LoadMany, (Batch: this, Keys: keys.Select(store.Encode).ToList(), Load: load), static (call, mode) => call.Batch.LoadAll(call.Keys, call.Load, mode), mode);
    }

    /// <inheritdoc/>
    public void RequireKey(TSession session, TKey key) => new KeyCheck<TSession, TKey>(engine).Require(session, key);

    private void Begin(IoMode mode)
    {
        store.Lifetime.ThrowIfOver();
        mode.Cancellation.ThrowIfCancellationRequested();
    }

    private async ValueTask<SessionPage<TSession>> LoadAll(List<EncodedKey<TKey>> keys, SessionLoad load, IoMode mode)
    {
        var outcomes = new List<BatchOutcome<TSession?>>(keys.Count);
        foreach (var some in keys.Chunk(MostAtOnce))
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            outcomes.AddRange(await engine.Batches.Read(some, load, mode).ConfigureAwait(false));
        }

        outcomes.ForEach(outcome => store.Loads.Note(outcome.Value, load));
        return outcomes.ToPage(position => keys[position].Text, engine.Batches.IsOfOneSession);
    }

    /// <summary>Deletes sessions as a part of another call.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<BatchResult<TKey>> DeleteAll(IReadOnlyList<TKey> keys, IoMode mode)
    {
        var batch = new BatchRounds<EncodedKey<TKey>, EncodedKey<TKey>>([.. keys.Select(store.Encode)], store.Lease.Mark, static key => key.Text);
        while (batch.Next(MostAtOnce) is { Count: > 0 } round)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            batch.Take(await engine.Batches.Delete(round, mode).ConfigureAwait(false));
            round.ForEach(key => store.Signals.Notify(key.Text));
        }

        return batch.Outcomes.ToResult(keys);
    }

    private async ValueTask<BatchOutcome<bool>[]> WriteAll(IReadOnlyList<TSession> sessions, bool isCreation, IoMode mode)
    {
        if (!store.Lease.IsNone)
        {
            // A lease is of one session: all others are refused, each by its own call.
            return await new BatchCalls<TSession, bool>(sessions, async (session, mode) => await store.Writes.Write(store, session, isCreation || session.Tracking.IsNew, mode).ConfigureAwait(false) > 0).OneByOne(mode).ConfigureAwait(false);
        }

        var batch = new BatchRounds<TSession, PreparedSave<TSession>>(sessions, session => store.Writes.Prepare(store, session, isCreation || session.Tracking.IsNew), static save => save.Key);
        while (batch.Next(MostAtOnce) is { Count: > 0 } round)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            try
            {
                batch.Take(await engine.Batches.Commit(round, mode).ConfigureAwait(false));
            }
            finally
            {
                round.ForEach(save => store.Writes.Track(store, save));
            }
        }

        return batch.Outcomes;
    }
}
