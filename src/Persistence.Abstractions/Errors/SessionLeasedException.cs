namespace Persistence;

/// <summary>Somebody else holds the lease of the session. Nothing was written.</summary>
public sealed class SessionLeasedException : SessionException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One line: which session, which store, what happened, what to do.</param>
    /// <param name="sessionKey">The encoded key of the session.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="holder">Who holds the lease.</param>
    /// <param name="remaining">For how long at most, if it is not renewed.</param>
    public SessionLeasedException(string message, string sessionKey, string store, string holder, TimeSpan remaining)
        : base(message, sessionKey, store, null)
    {
        Holder = holder;
        Remaining = remaining;
    }

    /// <summary>Who holds the lease.</summary>
    public string Holder { get; }

    /// <summary>How long the lease goes on, if it is neither renewed nor released.</summary>
    public TimeSpan Remaining { get; }
}
