namespace Persistence;

/// <summary>A session or entry may not be stored as it is. Every failure is listed; nothing was written.</summary>
public sealed class SessionValidationException : SessionException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One line: which session, which store, what is wrong.</param>
    /// <param name="failures">Every failure, each with its member.</param>
    /// <param name="sessionKey">The encoded key of the session.</param>
    /// <param name="store">The store, as a person would name it.</param>
    /// <param name="innerException">What the code of a value's own type threw, where that is what is wrong.</param>
    public SessionValidationException(
        string message,
        IReadOnlyList<ValidationFailure> failures,
        string? sessionKey = null,
        string? store = null,
        Exception? innerException = null)
        : base(message, sessionKey, store, innerException)
    {
        Failures = failures;
    }

    /// <summary>Every failure, in the order the members are declared.</summary>
    public IReadOnlyList<ValidationFailure> Failures { get; }
}
