using Persistence.Engine;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Calls something for each session of a store. A session that cannot be read is noted and hides no other one.</summary>
/// <param name="store">The store.</param>
/// <param name="engine">Its engine.</param>
internal sealed class SessionScan<TSession, TKey>(SessionStore<TSession, TKey> store, SessionEngine<TSession, TKey> engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>Goes through the sessions, ascending by key.</summary>
    /// <param name="visit">Is called for each; what it throws for a damaged session is noted.</param>
    /// <param name="skipped">Receives the sessions that cannot be read.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Run(Func<EncodedKey<TKey>, IoMode, ValueTask> visit, List<SkippedSession> skipped, IoMode mode)
    {
        object? position = null;
        do
        {
            var page = await engine.ReadKeys(position, mode).ConfigureAwait(false);
            foreach (var key in page.Keys)
            {
                mode.Cancellation.ThrowIfCancellationRequested();
                await Visit(store.Encode(key), visit, skipped, mode).ConfigureAwait(false);
            }

            position = page.Next;
        }
        while (position is not null);
    }

    /// <summary>The form of a key by which hits of the same score are ordered.</summary>
    /// <param name="key">The key.</param>
    public string SortKey(EncodedKey<TKey> key) => KeyOrder.ToSortable(key.Text, engine.Description.KeyParts);

    private static async ValueTask Visit(EncodedKey<TKey> key, Func<EncodedKey<TKey>, IoMode, ValueTask> visit, List<SkippedSession> skipped, IoMode mode)
    {
        try
        {
            await visit(key, mode).ConfigureAwait(false);
        }
        catch (SessionNotFoundException)
        {
            // Deleted, or expired, since its key was read.
        }
        catch (SessionException problem) when (problem is not SessionStoreUnavailableException)
        {
            skipped.Add(new SkippedSession(key.Text, problem.Message));
        }
    }
}
