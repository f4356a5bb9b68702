using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>
/// Keeps sessions of one class in a SQLite database: one table per session class, one per log, real columns, one transaction per
/// commit. It may be used from many threads and many processes.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <remarks>
/// <para>
/// SQLite's calls block: a thread that makes one waits for the disk. So an awaited change waits, with a task instead of a thread, for
/// the next transaction, and one thread of the pool writes for all that wait. An awaited read runs on the thread pool, no more of them
/// at a time than twice the number of processors (at least 4, at most 32); those that wait hold no thread either.
/// </para>
/// <para>
/// Inside <see cref="SqliteDatabase.Transaction"/>, which belongs to one thread, a call is carried out at once on that thread, and its
/// task has ended when it returns.
/// </para>
/// </remarks>
public sealed class SqliteSessionEngine<TSession, TKey, TMap> : SqliteTableEngine<TSession, TKey, TMap>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>, ISqliteMap<TSession, TKey>
{
    /// <summary>Opens the tables of the class, which are made when they are absent.</summary>
    /// <param name="database">The database.</param>
    /// <param name="ownsDatabase">Whether the database is disposed with the engine; otherwise other stores may use it too.</param>
    public SqliteSessionEngine(SqliteDatabase database, bool ownsDatabase = false)
        : base(database, ownsDatabase)
    {
        (Tails, Logs) = (Parts.Tails, Parts.Logs);
        (Indexes, Leases) = (Parts.Indexes, Parts.Leases);
    }

    /// <inheritdoc/>
    public override TailSignals Tails { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LogHandler<TSession, TKey>> Logs { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<IndexHandler<TKey>> Indexes { get; }

    /// <inheritdoc/>
    public override LeaseHandler<TKey> Leases { get; }

    /// <inheritdoc/>
    public override ValueTask Commit(PreparedSave<TSession> save, IoMode mode) => Parts.Save.Run(save, mode);

    /// <inheritdoc/>
    public override ValueTask<TSession?> Read(EncodedKey<TKey> key, SessionLoad load, IoMode mode) => Parts.Reader.Read(key, load, mode);

    /// <inheritdoc/>
    public override ValueTask<bool> Delete(EncodedKey<TKey> key, IoMode mode) => Parts.Delete.Run(key, mode);

    /// <inheritdoc/>
    public override ValueTask<bool> Exists(EncodedKey<TKey> key, IoMode mode) => Parts.Reader.Exists(key, mode);

    /// <inheritdoc/>
    public override ValueTask<IntegrityReport> Verify(IProgress<VerifyProgress>? progress, IoMode mode) => Parts.Verifier.Verify(progress, mode);
}
