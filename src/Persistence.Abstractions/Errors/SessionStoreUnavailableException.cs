namespace Persistence;

/// <summary>The backend cannot be reached, read or written. Where the message does not say that the outcome is unknown, nothing was written.</summary>
public sealed class SessionStoreUnavailableException : SessionException
{
    /// <inheritdoc cref="SessionException(string, string?, string?, Exception?)"/>
    public SessionStoreUnavailableException(string message, string? sessionKey = null, string? store = null, Exception? innerException = null)
        : base(message, sessionKey, store, innerException)
    {
    }
}
