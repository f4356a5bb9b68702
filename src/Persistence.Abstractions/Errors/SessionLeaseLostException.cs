namespace Persistence;

/// <summary>The lease under which the call acts is gone: it ended, was released or taken over, or its session was deleted. Nothing was written.</summary>
/// <param name="message">One line: which session, which store, what happened, what to do.</param>
/// <param name="sessionKey">The encoded key of the session.</param>
/// <param name="store">The store, as a person would name it.</param>
public sealed class SessionLeaseLostException(string message, string sessionKey, string store) : SessionException(message, sessionKey, store, null);
