using System.Runtime.CompilerServices;
using Persistence.Engine;

namespace Persistence;

/// <summary>
/// Calls that concern several sessions, alike on every backend: each session has a commit and an outcome of its own, and many share a flush or a round trip. May be called from many threads.
/// A null among the sessions is an <see cref="ArgumentException"/>, before anything is written.
/// </summary>
public static class SessionBatchExtensions
{
    /// <summary>Stores new sessions, as <see cref="ISessionStore{TSession, TKey}.Create"/> does each. Of two with the same key the first is stored.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="sessions">The sessions.</param>
    /// <returns>How many were created, and which were not, with the reason.</returns>
    public static BatchResult<TSession> CreateMany<TSession, TKey>(this ISessionStore<TSession, TKey> store, IEnumerable<TSession> sessions)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return IoMode.Result(SingleCalls<TSession, TKey>.Of(store).Write(Listed(sessions), isCreation: true, IoMode.Blocking));
    }

    /// <summary>The asynchronous counterpart of <see cref="CreateMany"/>.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="sessions">The sessions.</param>
    /// <param name="cancellationToken">Cancels it; what was committed before stays.</param>
    /// <returns>How many were created, and which were not, with the reason.</returns>
    public static ValueTask<BatchResult<TSession>> CreateManyAsync<TSession, TKey>(this IAsyncSessionStore<TSession, TKey> store, IEnumerable<TSession> sessions, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return SingleCalls<TSession, TKey>.Of(store).Write(Listed(sessions), isCreation: true, IoMode.Awaiting(cancellationToken));
    }

    /// <summary>Stores sessions, as <see cref="ISessionStore{TSession, TKey}.Save"/> does each.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="sessions">The sessions.</param>
    /// <returns>How many were saved, and which were not, with the reason.</returns>
    public static BatchResult<TSession> SaveMany<TSession, TKey>(this ISessionStore<TSession, TKey> store, IEnumerable<TSession> sessions)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return IoMode.Result(SingleCalls<TSession, TKey>.Of(store).Write(Listed(sessions), isCreation: false, IoMode.Blocking));
    }

    /// <summary>The asynchronous counterpart of <see cref="SaveMany"/>.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="sessions">The sessions.</param>
    /// <param name="cancellationToken">Cancels it; what was committed before stays.</param>
    /// <returns>How many were saved, and which were not, with the reason.</returns>
    public static ValueTask<BatchResult<TSession>> SaveManyAsync<TSession, TKey>(this IAsyncSessionStore<TSession, TKey> store, IEnumerable<TSession> sessions, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return SingleCalls<TSession, TKey>.Of(store).Write(Listed(sessions), isCreation: false, IoMode.Awaiting(cancellationToken));
    }

    /// <summary>Deletes sessions, as <see cref="ISessionStore{TSession, TKey}.Delete"/> does each.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="keys">Their keys.</param>
    /// <returns>How many were there and were deleted, and which could not be, with the reason.</returns>
    public static BatchResult<TKey> DeleteMany<TSession, TKey>(this ISessionStore<TSession, TKey> store, IEnumerable<TKey> keys)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return IoMode.Result(SingleCalls<TSession, TKey>.Of(store).Delete(Listed(keys), IoMode.Blocking));
    }

    /// <summary>The asynchronous counterpart of <see cref="DeleteMany"/>.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="cancellationToken">Cancels it; what was committed before stays.</param>
    /// <returns>How many were there and were deleted, and which could not be, with the reason.</returns>
    public static ValueTask<BatchResult<TKey>> DeleteManyAsync<TSession, TKey>(this IAsyncSessionStore<TSession, TKey> store, IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return SingleCalls<TSession, TKey>.Of(store).Delete(Listed(keys), IoMode.Awaiting(cancellationToken));
    }

    /// <summary>Loads sessions, as <see cref="ISessionStore{TSession, TKey}.Find"/> does each.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="load">How much of their logs to read.</param>
    /// <returns>The sessions that are there, in the order of the keys, each as of one moment; and those that cannot be read, in <see cref="SessionPage{T}.Skipped"/>.</returns>
    public static SessionPage<TSession> LoadMany<TSession, TKey>(this ISessionStore<TSession, TKey> store, IEnumerable<TKey> keys, SessionLoad load = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return IoMode.Result(SingleCalls<TSession, TKey>.Of(store).Load(Listed(keys), load, IoMode.Blocking));
    }

    /// <summary>The asynchronous counterpart of <see cref="LoadMany"/>.</summary>
    /// <typeparam name="TSession">The session class.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="keys">Their keys.</param>
    /// <param name="load">How much of their logs to read.</param>
    /// <param name="cancellationToken">Cancels it; what was committed before stays.</param>
    /// <returns>The sessions that are there, in the order of the keys, each as of one moment; and those that cannot be read, in <see cref="SessionPage{T}.Skipped"/>.</returns>
    public static ValueTask<SessionPage<TSession>> LoadManyAsync<TSession, TKey>(this IAsyncSessionStore<TSession, TKey> store, IEnumerable<TKey> keys, SessionLoad load = default, CancellationToken cancellationToken = default)
        where TSession : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(store);
        return SingleCalls<TSession, TKey>.Of(store).Load(Listed(keys), load, IoMode.Awaiting(cancellationToken));
    }

    private static List<T> Listed<T>(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string parameter = "")
    {
        ArgumentNullException.ThrowIfNull(items, parameter);
        List<T> listed = [.. items];
        return listed.TrueForAll(static item => item is not null) ? listed : throw new ArgumentException("One of them is null.", parameter);
    }
}
