using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>What a query is asked for, blocking and awaited alike.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="draft">The query.</param>
internal readonly struct QueryAnswers<TSession, TKey>(QueryDraft<TSession, TKey> draft)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <summary>How a blocking call waits.</summary>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public IoMode Blocking
    {
        get
        {
            draft.Store.Lifetime.ThrowIfOver();
            return IoMode.Blocking;
        }
    }

    /// <summary>How an awaited call waits.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ObjectDisposedException">The store was disposed.</exception>
    public IoMode Awaiting(CancellationToken cancellationToken) => draft.Store.Lifetime.Awaiting(cancellationToken);

    /// <summary>Finds keys.</summary>
    /// <param name="mode">How to wait.</param>
    public ValueTask<SessionPage<TKey>> Keys(IoMode mode) => Page(null, static row => row.Key, mode);

    /// <summary>Finds sessions.</summary>
    /// <param name="load">How much of their logs to read.</param>
    /// <param name="mode">How to wait.</param>
    public ValueTask<SessionPage<TSession>> Sessions(SessionLoad load, IoMode mode) => Page(load, static row => row.Session!, mode);

    /// <summary>Counts sessions.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<long> Count(IoMode mode) => await draft.Store.Count(draft.ToQuery(null), mode).ConfigureAwait(false);

    /// <summary>Deletes sessions.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<BatchResult<TKey>> Delete(IoMode mode) => await draft.Store.Delete(draft.ToQuery(null), mode).ConfigureAwait(false);

    /// <summary>Says how the query is answered.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<QueryPlan> Explain(IoMode mode) => await draft.Store.Explain(draft.ToQuery(null), mode).ConfigureAwait(false);

    // A full page may be the last one; the next is empty then.
    private async ValueTask<SessionPage<T>> Page<T>(SessionLoad? load, Func<QueryRow<TSession, TKey>, T> part, IoMode mode)
    {
        var rows = await draft.Store.Rows(draft.ToQuery(load), mode).ConfigureAwait(false);
        return new([.. rows.Rows.Select(part)], rows.Skipped)
        {
            Next = rows.Last is { } last ? QueryCursor.Format(draft.Store.Description, draft.ToQuery(null), last) : null,
        };
    }
}
