namespace Persistence;

/// <summary>Stored data does not fit this version of the session class.</summary>
public sealed class SessionSchemaException : SessionException
{
    /// <inheritdoc cref="SessionException(string, string?, string?, Exception?)"/>
    public SessionSchemaException(string message, string? sessionKey = null, string? store = null, Exception? innerException = null)
        : base(message, sessionKey, store, innerException)
    {
    }
}
