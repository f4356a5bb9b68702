namespace Persistence;

/// <summary>Stored data is damaged. The message says where; nothing was changed.</summary>
public sealed class SessionCorruptedException : SessionException
{
    /// <inheritdoc cref="SessionException(string, string?, string?, Exception?)"/>
    public SessionCorruptedException(string message, string? sessionKey = null, string? store = null, Exception? innerException = null)
        : base(message, sessionKey, store, innerException)
    {
    }
}
