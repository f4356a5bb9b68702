namespace Persistence.Engine;

/// <summary>Calls that concern several sessions.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
internal interface ISessionBatches<TSession, TKey>
    where TSession : class
    where TKey : notnull
{
    /// <summary>Creates or saves sessions.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="isCreation">Whether all of them must be new; otherwise those that are new are created.</param>
    /// <param name="mode">How to wait.</param>
    ValueTask<BatchResult<TSession>> Write(IReadOnlyList<TSession> sessions, bool isCreation, IoMode mode);

    /// <summary>Deletes sessions.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="mode">How to wait.</param>
    ValueTask<BatchResult<TKey>> Delete(IReadOnlyList<TKey> keys, IoMode mode);

    /// <summary>Loads sessions.</summary>
    /// <param name="keys">Their keys.</param>
    /// <param name="load">How much of their logs to read.</param>
    /// <param name="mode">How to wait.</param>
    ValueTask<SessionPage<TSession>> Load(IReadOnlyList<TKey> keys, SessionLoad load, IoMode mode);

    /// <summary>Requires that a session has a key, where that can be seen; <see cref="SessionValidationException"/> where it has another one, or one that no session can have.</summary>
    /// <param name="session">The session.</param>
    /// <param name="key">The key.</param>
    void RequireKey(TSession session, TKey key);
}
