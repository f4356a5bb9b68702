namespace Persistence;

/// <summary>The base of every error a store reports. Its message is one line: which session, which store, what happened, what to do.</summary>
public abstract class SessionException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One line: which session, which store, what happened, what to do. Control characters in it are written as escapes.</param>
    /// <param name="sessionKey">The encoded key of the session; null when the error concerns the whole store.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="innerException">The provider's own error, where there is one.</param>
    protected SessionException(string message, string? sessionKey, string? store, Exception? innerException)
        : base(OneLine.Of(message), innerException)
    {
        SessionKey = sessionKey;
        Store = store;
    }

    /// <summary>The encoded key of the session; null when the error concerns the whole store.</summary>
    public string? SessionKey { get; }

    /// <summary>The store, as a person would name it, for example <c>SQLite database 'chat.db', table 'multichat_session'</c>.</summary>
    public string? Store { get; }

    /// <summary>What is wrong with the stored data, without the session, the store and what to do; null where only the message says it.</summary>
    internal string? Problem { get; init; }

    /// <summary>Where it is wrong; null where only the caller knows.</summary>
    internal string? Place { get; init; }
}
