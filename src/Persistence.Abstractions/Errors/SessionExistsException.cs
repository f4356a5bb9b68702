namespace Persistence;

/// <summary>A session with this key is stored already.</summary>
public sealed class SessionExistsException : SessionException
{
    /// <inheritdoc cref="SessionException(string, string?, string?, Exception?)"/>
    public SessionExistsException(string message, string? sessionKey = null, string? store = null, Exception? innerException = null)
        : base(message, sessionKey, store, innerException)
    {
    }
}
