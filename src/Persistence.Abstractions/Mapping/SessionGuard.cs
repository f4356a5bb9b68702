using System.ComponentModel;

namespace Persistence.Mapping;

/// <summary>The checks that every engine makes before it touches its backend.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SessionGuard
{
    /// <summary>Gives the stored form of a key that a caller passed.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The stored form.</returns>
    /// <exception cref="ArgumentException">The key is null, empty, too long or not valid Unicode.</exception>
    public static string StoredKey<TSession, TKey, TMap>(TKey key)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        ArgumentNullException.ThrowIfNull(key);
        var stored = TMap.FormatKey(key);
        return KeyText.Problem(stored) is { } problem ? throw SessionErrors.InvalidKey(problem, nameof(key)) : stored;
    }

    /// <summary>Gives the stored form of a session's own key, or records why it has none.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <typeparam name="TMap">The generated map.</typeparam>
    /// <param name="session">The session.</param>
    /// <param name="errors">Receives the failure of a key that may not be stored.</param>
    /// <returns>The stored form; empty for a null key.</returns>
    public static string StoredKey<TSession, TKey, TMap>(TSession session, ValidationErrors errors)
        where TSession : class, IPersistedSession
        where TKey : notnull
        where TMap : ISessionMap<TSession, TKey>
    {
        var key = TMap.GetKey(session);
        var stored = key is null ? "" : TMap.FormatKey(key);
        if (KeyText.Problem(stored) is { } problem)
        {
            errors.Add("Key", problem);
        }

        return stored;
    }
}
