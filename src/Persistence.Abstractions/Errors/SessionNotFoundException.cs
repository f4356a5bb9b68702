namespace Persistence;

/// <summary>The session is absent, or it has expired.</summary>
public sealed class SessionNotFoundException : SessionException
{
    /// <inheritdoc cref="SessionException(string, string?, string?, Exception?)"/>
    public SessionNotFoundException(string message, string? sessionKey = null, string? store = null, Exception? innerException = null)
        : base(message, sessionKey, store, innerException)
    {
    }
}
