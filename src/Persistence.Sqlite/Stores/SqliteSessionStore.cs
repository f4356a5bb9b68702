using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// The engine of every generated SQLite store: one table per session class, one per log, real columns, one
/// transaction per commit. It may be used from many threads and many processes.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
public abstract partial class SqliteSessionStore<TSession, TKey, TMap> : ISessionStore<TSession, TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    private readonly SqliteDatabase _database;
    private readonly bool _ownsDatabase;
    private OtherChildren _others = new([], []);
    private bool _isDisposed;

    // Made once per session class, not once per store: statements are found by the identity of their text.
    private static readonly SessionSql s_sql = new(TMap.Table);
    private static readonly SqliteLog<TSession>[] s_logs = SqliteLogs.Of<TSession, TKey, TMap>();
    private static readonly IndexSql[] s_indexes = [.. TMap.Table.Indexes.Select(static index => new IndexSql(TMap.Table, index))];
    private static readonly IndexSql[] s_uniqueIndexes = [.. s_indexes.Where(static index => index.Index.IsUnique)];
    private static readonly IndexSql[] s_collectionIndexes = [.. s_indexes.Where(static index => index.Index.IsMultiValued)];

    /// <summary>Opens a database of its own.</summary>
    /// <param name="connectionString">For example <c>Data Source=chat.db</c>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    protected SqliteSessionStore(string connectionString, SqliteStoreOptions? options = null)
        : this(new SqliteDatabase(connectionString, options), ownsDatabase: true)
    {
    }

    /// <summary>Uses a database that other stores use too.</summary>
    /// <param name="database">The database; it is not disposed with the store.</param>
    protected SqliteSessionStore(SqliteDatabase database)
        : this(database, ownsDatabase: false)
    {
    }

    private SqliteSessionStore(SqliteDatabase database, bool ownsDatabase)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _ownsDatabase = ownsDatabase;
        Store = $"{database.Description}, table '{TMap.Table.Name}'";
        try
        {
            OpenTables();
        }
        catch when (ownsDatabase)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The store, as a person would name it.</summary>
    private protected string Store { get; }

    /// <summary>The database; only while the store is open.</summary>
    private protected SqliteDatabase Database
    {
        get
        {
            ThrowIfDisposed();
            return _database;
        }
    }

    /// <summary>The database, where it was opened by this store.</summary>
    private protected SqliteDatabase? OwnDatabase => _ownsDatabase ? _database : null;

    private DateTimeOffset Now => _database.Options.TimeProvider.GetUtcNow();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the database, if it is the store's own.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        _isDisposed = true;
        if (disposing && _ownsDatabase)
        {
            _database.Dispose();
        }
    }

    // Before anything else is looked at, also where the database is shared and stays open.
    private protected void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed || _database.IsDisposed, this);
}
