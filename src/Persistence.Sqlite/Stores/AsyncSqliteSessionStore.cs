using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// The engine of every generated SQLite store of a class with <see cref="PersistedSessionAttribute.Async"/>: what
/// <see cref="SqliteSessionStore{TSession, TKey, TMap}"/> does, also without blocking the calling thread.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <remarks>
/// <para>
/// SQLite's calls block: whoever runs one waits for the disk. So a change stands in the line of those that share the next
/// transaction, with a task instead of a thread, and one thread of the pool writes for all of them. A read runs on the
/// thread pool, no more of them at a time than twice the number of processors (at least 4, at most 32); those that wait for
/// their turn hold no thread either.
/// </para>
/// <para>
/// Inside <see cref="SqliteDatabase.Transaction"/>, which belongs to one thread, a call is carried out at once on that
/// thread, and its task has ended when it returns.
/// </para>
/// </remarks>
public abstract partial class AsyncSqliteSessionStore<TSession, TKey, TMap> : SqliteSessionStore<TSession, TKey, TMap>, IAsyncSessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <summary>Opens a database of its own.</summary>
    /// <param name="connectionString">For example <c>Data Source=chat.db</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    protected AsyncSqliteSessionStore(string connectionString, SqliteStoreOptions? options = null)
        : base(connectionString, options)
    {
    }

    /// <summary>Uses a database that other stores use too.</summary>
    /// <param name="database">The database; it is not disposed with the store.</param>
    protected AsyncSqliteSessionStore(SqliteDatabase database)
        : base(database)
    {
    }

    /// <summary>Releases the database, if it is the store's own, as <see cref="SqliteSessionStore{TSession, TKey, TMap}.Dispose()"/> does.</summary>
    /// <returns>A task that ends when the transaction at work has ended and the database is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (OwnDatabase is { } database)
        {
            await database.DisposeAsync().ConfigureAwait(false);
        }

        Dispose(true);
        GC.SuppressFinalize(this);
    }
}
