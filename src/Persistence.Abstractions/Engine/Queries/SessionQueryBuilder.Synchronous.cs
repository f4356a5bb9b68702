using System.ComponentModel;

namespace Persistence.Engine;

/// <content>What a query is asked for.</content>
public abstract partial class SessionQueryBuilder<TSelf, TSession, TKey>
{
    /// <summary>Finds the keys.</summary>
    /// <returns>The keys, in order; <see cref="SessionPage{T}.Next"/> goes on after them.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public SessionPage<TKey> Keys() => IoMode.Result(Answers.Keys(Answers.Blocking));

    /// <summary>Finds the sessions without their logs.</summary>
    /// <returns>The sessions, in order; <see cref="SessionPage{T}.Next"/> goes on after them.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public SessionPage<TSession> Headers() => IoMode.Result(Answers.Sessions(SessionLoad.HeaderOnly, Answers.Blocking));

    /// <summary>Finds the sessions.</summary>
    /// <param name="load">How much of their logs to read.</param>
    /// <returns>The sessions, in order; <see cref="SessionPage{T}.Next"/> goes on after them.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public SessionPage<TSession> Sessions(SessionLoad load = default) => IoMode.Result(Answers.Sessions(load, Answers.Blocking));

    /// <summary>Counts the sessions for which the conditions hold; order, cursor and <c>Take</c> do not matter.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public long Count() => IoMode.Result(Answers.Count(Answers.Blocking));

    /// <summary>Deletes the sessions, each by a commit of its own. One that changes after it was found is deleted all the same.</summary>
    /// <returns>How many were deleted, and which could not be, with the reason.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public BatchResult<TKey> Delete() => IoMode.Result(Answers.Delete(Answers.Blocking));

    /// <summary>Says how the store answers the query, which it does meanwhile where it has no plan.</summary>
    /// <returns>The index, and how many candidates it gives.</returns>
    /// <exception cref="ArgumentException">The cursor is of another query, or not whole.</exception>
    public QueryPlan Explain() => IoMode.Result(Answers.Explain(Answers.Blocking));

    /// <summary>Searches among the sessions for which the conditions hold.</summary>
    /// <returns>The search.</returns>
    /// <exception cref="ArgumentException">The query has an order, a cursor or a number.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionSearch<TSession, TKey> Among() => _draft.Store.Among(_draft.ToConditions()).Sessions;

    /// <summary>Searches a log of the sessions for which the conditions hold.</summary>
    /// <typeparam name="TEntry">The type of the entries.</typeparam>
    /// <param name="ordinal">The ordinal of the log.</param>
    /// <returns>The search.</returns>
    /// <exception cref="ArgumentException">The query has an order, a cursor or a number.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected SessionLogSearch<TSession, TKey, TEntry> Among<TEntry>(int ordinal) => _draft.Store.Among(_draft.ToConditions()).Entries<TEntry>(ordinal);
}
