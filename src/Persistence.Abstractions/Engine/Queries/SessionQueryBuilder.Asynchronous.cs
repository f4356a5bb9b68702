namespace Persistence.Engine;

/// <content>What a query is asked for, asynchronously.</content>
public abstract partial class SessionQueryBuilder<TSelf, TSession, TKey>
{
    /// <summary>The asynchronous counterpart of <see cref="Keys"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The keys, in order; <see cref="SessionPage{T}.Next"/> goes on after them.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public ValueTask<SessionPage<TKey>> KeysAsync(CancellationToken cancellationToken = default) => Answers.Keys(Answers.Awaiting(cancellationToken));

    /// <summary>The asynchronous counterpart of <see cref="Headers"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sessions, in order; <see cref="SessionPage{T}.Next"/> goes on after them.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public ValueTask<SessionPage<TSession>> HeadersAsync(CancellationToken cancellationToken = default) => Answers.Sessions(SessionLoad.HeaderOnly, Answers.Awaiting(cancellationToken));

    /// <summary>The asynchronous counterpart of <see cref="Sessions"/>.</summary>
    /// <param name="load">How much of their logs to read.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The sessions, in order; <see cref="SessionPage{T}.Next"/> goes on after them.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public ValueTask<SessionPage<TSession>> SessionsAsync(SessionLoad load = default, CancellationToken cancellationToken = default) => Answers.Sessions(load, Answers.Awaiting(cancellationToken));

    /// <summary>The asynchronous counterpart of <see cref="Count"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default) => Answers.Count(Answers.Awaiting(cancellationToken));

    /// <summary>The asynchronous counterpart of <see cref="Delete"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were deleted, and which could not be, with the reason.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public ValueTask<BatchResult<TKey>> DeleteAsync(CancellationToken cancellationToken = default) => Answers.Delete(Answers.Awaiting(cancellationToken));

    /// <summary>The asynchronous counterpart of <see cref="Explain"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The index, and how many candidates it gives.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public ValueTask<QueryPlan> ExplainAsync(CancellationToken cancellationToken = default) => Answers.Explain(Answers.Awaiting(cancellationToken));
}
