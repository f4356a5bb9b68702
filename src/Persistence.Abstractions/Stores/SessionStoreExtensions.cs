using Persistence.Engine;

namespace Persistence;

/// <summary>Changes of every day, made of the members of a store, alike on every backend. May be called from many threads.</summary>
public static class SessionStoreExtensions
{
    /// <summary>Loads the header of a session, changes it and saves it; again, from a new copy, when another caller saved meanwhile.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="change">Changes the session; it may be called several times, each time with a copy that is as stored. Entries that it adds to logs are stored with the header. What it throws ends the call, and nothing was written.</param>
    /// <returns>The session as it was saved, its logs unread.</returns>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="SessionConflictException">Sixteen attempts, with pauses of up to 50 ms, all met another caller's save.</exception>
    /// <exception cref="SessionValidationException">A value may not be stored, or the key was changed; nothing was written.</exception>
    /// <exception cref="SessionLeasedException">Another holder has a lease of the session; nothing was written.</exception>
    public static TSession Update<TSession, TKey>(this ISessionStore<TSession, TKey> store, TKey key, Action<TSession> change)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(change);
        return IoMode.Result(new SessionUpdate<TSession, TKey>(store, key).Run(change, IoMode.Blocking));
    }

    /// <summary>As <see cref="Update"/>, unless the function says that there is nothing to save.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="change">Changes the session; false leaves the stored one as it is. It may be called several times.</param>
    /// <returns>Whether it was saved.</returns>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="SessionConflictException">Sixteen attempts all met another caller's save.</exception>
    /// <exception cref="SessionValidationException">A value may not be stored, or the key was changed; nothing was written.</exception>
    /// <exception cref="SessionLeasedException">Another holder has a lease of the session; nothing was written.</exception>
    public static bool UpdateIf<TSession, TKey>(this ISessionStore<TSession, TKey> store, TKey key, Func<TSession, bool> change)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(change);
        return IoMode.Result(new SessionUpdate<TSession, TKey>(store, key).RunIf(change, IoMode.Blocking));
    }

    /// <summary>Loads a session, or creates it where it is absent or expired. Of several callers at once one creates it, and all get what that one stored.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="create">Makes the session, with that key; called where it is absent, and what it makes is not used where another caller was faster.</param>
    /// <param name="load">How much of the logs to read of a session that is there.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SessionValidationException">A value may not be stored, or what was made has another key; nothing was written.</exception>
    public static TSession GetOrCreate<TSession, TKey>(this ISessionStore<TSession, TKey> store, TKey key, Func<TSession> create, SessionLoad load = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(create);
        return IoMode.Result(new SessionUpdate<TSession, TKey>(store, key).GetOrCreate(create, load, IoMode.Blocking));
    }

    /// <summary>The asynchronous counterpart of <see cref="Update"/>.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="change">Changes the session; it may be called several times.</param>
    /// <param name="cancellationToken">Cancels it before a commit is under way.</param>
    /// <returns>The session as it was saved, its logs unread.</returns>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="SessionConflictException">Sixteen attempts all met another caller's save.</exception>
    /// <exception cref="SessionValidationException">A value may not be stored, or the key was changed; nothing was written.</exception>
    /// <exception cref="SessionLeasedException">Another holder has a lease of the session; nothing was written.</exception>
    public static ValueTask<TSession> UpdateAsync<TSession, TKey>(this IAsyncSessionStore<TSession, TKey> store, TKey key, Action<TSession> change, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(change);
        return new SessionUpdate<TSession, TKey>(store, key).Run(change, IoMode.Awaiting(cancellationToken));
    }

    /// <summary>The asynchronous counterpart of <see cref="UpdateIf"/>.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="change">Changes the session; false leaves the stored one as it is. It may be called several times.</param>
    /// <param name="cancellationToken">Cancels it before a commit is under way.</param>
    /// <returns>Whether it was saved.</returns>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    /// <exception cref="SessionConflictException">Sixteen attempts all met another caller's save.</exception>
    /// <exception cref="SessionValidationException">A value may not be stored, or the key was changed; nothing was written.</exception>
    /// <exception cref="SessionLeasedException">Another holder has a lease of the session; nothing was written.</exception>
    public static ValueTask<bool> UpdateIfAsync<TSession, TKey>(this IAsyncSessionStore<TSession, TKey> store, TKey key, Func<TSession, bool> change, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(change);
        return new SessionUpdate<TSession, TKey>(store, key).RunIf(change, IoMode.Awaiting(cancellationToken));
    }

    /// <summary>The asynchronous counterpart of <see cref="GetOrCreate"/>.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="key">The session's key.</param>
    /// <param name="create">Makes the session, with that key.</param>
    /// <param name="load">How much of the logs to read of a session that is there.</param>
    /// <param name="cancellationToken">Cancels it before a commit is under way.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SessionValidationException">A value may not be stored, or what was made has another key; nothing was written.</exception>
    public static ValueTask<TSession> GetOrCreateAsync<TSession, TKey>(this IAsyncSessionStore<TSession, TKey> store, TKey key, Func<TSession> create, SessionLoad load = default, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(create);
        return new SessionUpdate<TSession, TKey>(store, key).GetOrCreate(create, load, IoMode.Awaiting(cancellationToken));
    }
}
