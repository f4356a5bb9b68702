namespace Persistence;

/// <summary>
/// A commit was made on the primary, but fewer replicas than <see cref="RedisStoreOptions.WaitForReplicas"/> confirmed
/// it in time. The change is in the store; it may be lost if the primary fails now.
/// </summary>
public sealed class SessionNotReplicatedException : SessionException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One line: which session, which store, what happened, what to do.</param>
    /// <param name="sessionKey">The encoded key of the session.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="confirmed">How many replicas confirmed.</param>
    /// <param name="innerException">The provider's own error, where there is one.</param>
    public SessionNotReplicatedException(string message, string? sessionKey, string? store, int confirmed, Exception? innerException = null)
        : base(message, sessionKey, store, innerException) =>
        Confirmed = confirmed;

    /// <summary>How many replicas confirmed the commit in time.</summary>
    public int Confirmed { get; }
}
