namespace Persistence.Sqlite;

/// <content>Create, save, delete.</content>
public abstract partial class AsyncSqliteSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public async ValueTask CreateAsync(TSession session, CancellationToken cancellationToken = default) =>
        await WriteAsync(Prepare(session, isCreation: true), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask SaveAsync(TSession session, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        await WriteAsync(Prepare(session, session.Tracking.IsNew), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var stored = StoredKey(key);
        var isDeleted = false;
        await Database.WriteAsync(stored, link => isDeleted = Remove(link, key, stored), cancellationToken).ConfigureAwait(false);
        return isDeleted;
    }

    /// <inheritdoc/>
    public async ValueTask<PurgeResult> PurgeExpiredAsync(CancellationToken cancellationToken = default)
    {
        var purged = 0;
        await Database.WriteAsync(null, link => purged = Purge(link), cancellationToken).ConfigureAwait(false);
        return new PurgeResult(purged);
    }

    private async Task WriteAsync(SessionCommit<TSession> commit, CancellationToken cancellationToken)
    {
        await Database.WriteAsync(commit.Stored, link => Apply(link, commit), cancellationToken).ConfigureAwait(false);
        Track(commit);
    }
}
