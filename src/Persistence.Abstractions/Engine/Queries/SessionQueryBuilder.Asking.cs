namespace Persistence.Engine;

/// <content>How a query is asked, blocking and awaited alike.</content>
public abstract partial class SessionQueryBuilder<TSelf, TSession, TKey>
{
    private async ValueTask<SessionPage<TKey>> AskKeys(IoMode mode) => Page(await Rows(null, mode).ConfigureAwait(false), static row => row.Key);

    private async ValueTask<SessionPage<TSession>> AskHeaders(IoMode mode) => Page(await Rows(SessionLoad.HeaderOnly, mode).ConfigureAwait(false), static row => row.Session!);

    private async ValueTask<SessionPage<TSession>> AskSessions(SessionLoad load, IoMode mode) => Page(await Rows(load, mode).ConfigureAwait(false), static row => row.Session!);

    private async ValueTask<long> AskCount(IoMode mode) => await _draft.Store.Count(_draft.ToQuery(null), mode).ConfigureAwait(false);

    private async ValueTask<BatchResult<TKey>> AskDelete(IoMode mode) => await _draft.Store.Delete(_draft.ToQuery(null), mode).ConfigureAwait(false);

    private async ValueTask<QueryPlan> AskExplain(IoMode mode) => await _draft.Store.Explain(_draft.ToQuery(null), mode).ConfigureAwait(false);

    private IoMode Blocking()
    {
        _draft.Store.Lifetime.ThrowIfOver();
        return IoMode.Blocking;
    }

    private ValueTask<QueryRows<TSession, TKey>> Rows(SessionLoad? load, IoMode mode) => _draft.Store.Rows(_draft.ToQuery(load), mode);

    // A full page may be the last one; the next is empty then.
    private SessionPage<T> Page<T>(QueryRows<TSession, TKey> rows, Func<QueryRow<TSession, TKey>, T> part) => new([.. rows.Rows.Select(part)], rows.Skipped)
    {
        Next = rows.Rows.Count > 0 && rows.Rows.Count == _draft.Limit ? QueryCursor.Format(_draft.Store.Description, _draft.ToQuery(null), rows.Rows[^1].Place) : null,
    };
}
