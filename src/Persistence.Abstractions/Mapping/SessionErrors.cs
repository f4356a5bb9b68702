using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>The errors that every backend reports, in the same words: which session, which store, what happened, what to do.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SessionErrors
{
    /// <summary>The session is absent or expired.</summary>
    public static SessionNotFoundException NotFound(string key, string store) =>
        new($"Session '{key}' is not in {store}: it was never created, was deleted, or has expired. Create it, or check the key.", key, store);

    /// <summary>The key is taken.</summary>
    public static SessionExistsException Exists(string key, string store) =>
        new($"Session '{key}' is already in {store}. Load it instead, or choose another key.", key, store);

    /// <summary>Another version is stored than the one that was loaded.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="store">The store.</param>
    /// <param name="expected">The version that was loaded.</param>
    /// <param name="storedVersion">The version that is stored.</param>
    /// <param name="otherwise">What else than a new session may have the same version, as ", or …".</param>
    public static SessionConflictException Conflict(string key, string store, long expected, long storedVersion, string otherwise = "") =>
        new(
            expected == storedVersion
                ? $"Session '{key}' in {store} was deleted and created again since it was loaded{otherwise}, both times at version {storedVersion}; nothing was written. Load it again and repeat the change."
                : $"Session '{key}' in {store} is at version {storedVersion}, but was loaded at version {expected}; nothing was written. Load it again and repeat the change.",
            key,
            store,
            expected,
            storedVersion);

    /// <summary>The session was deleted, or expired, since it was loaded.</summary>
    /// <param name="key">The session's key.</param>
    /// <param name="store">The store.</param>
    /// <param name="expected">The version that was loaded.</param>
    /// <param name="otherwise">What else may have become of it, as ", or …".</param>
    public static SessionConflictException Gone(string key, string store, long expected, string otherwise = "") =>
        new($"Session '{key}' was deleted from {store}, or expired, since it was loaded at version {expected}{otherwise}; nothing was written. Create it again if it is still needed.", key, store, expected, null);

    /// <summary>An exclusive log grew since the session was loaded.</summary>
    public static SessionConflictException LogGrew(string key, string store, string log, long version) =>
        new($"Log {log} of session '{key}' in {store} grew since the session was loaded, and it is exclusive; nothing was written. Load the session again and repeat the change.", key, store, version, version);

    /// <summary>Values may not be stored.</summary>
    public static SessionValidationException Invalid(string key, string store, ValidationErrors errors) =>
        new($"Session '{key}' cannot be stored in {store}: {SentencePart.Of(string.Join("; ", errors.Failures))}. Nothing was written; correct the values.", errors.Failures, key, store, errors.Cause);

    /// <summary>A value that is looked for has a type whose own code threw.</summary>
    public static SessionValidationException Unusable(string what, string store, string problem, Exception? cause) =>
        new($"{what} cannot be looked for in {store}: {SentencePart.Of(problem)}. Nothing was written; correct the value, or its type so that giving its text throws nothing.", [new(what, problem)], null, store, cause);

    /// <summary>An embedding that no stored one can be compared with.</summary>
    public static SessionValidationException UnusableEmbedding(string member, string store, string problem) =>
        new($"The embedding for {member} cannot be looked for in {store}: {SentencePart.Of(problem)}. Nothing was written; give one that the same model made as those that are stored.", [new(member, problem)], null, store, null);

    /// <summary>A key that no session can have.</summary>
    public static ArgumentException InvalidKey(string problem, string parameter) =>
        new($"The key cannot be used: {SentencePart.Of(problem)}.", parameter);
}
