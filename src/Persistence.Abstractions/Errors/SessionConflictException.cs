namespace Persistence;

/// <summary>The stored session is not the one that was loaded: another caller saved or deleted it meanwhile. Nothing was written.</summary>
public sealed class SessionConflictException : SessionException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One line: which session, which store, what happened, what to do.</param>
    /// <param name="sessionKey">The encoded key of the session.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="expectedVersion">The version the session was loaded at.</param>
    /// <param name="storedVersion">The version found in the store; null when the session is gone.</param>
    public SessionConflictException(string message, string sessionKey, string store, long expectedVersion, long? storedVersion)
        : base(message, sessionKey, store, null)
    {
        ExpectedVersion = expectedVersion;
        StoredVersion = storedVersion;
    }

    /// <summary>The version the session was loaded at.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The version found in the store; null when the session was deleted or expired meanwhile.</summary>
    public long? StoredVersion { get; }
}
