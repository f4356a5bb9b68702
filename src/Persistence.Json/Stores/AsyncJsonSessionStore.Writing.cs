namespace Persistence.Json;

/// <content>Writing and removing sessions.</content>
public abstract partial class AsyncJsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public async ValueTask CreateAsync(TSession session, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        cancellationToken.ThrowIfCancellationRequested();
        var commit = Encode(session, isCreation: true);
        var name = FileNames.Of(commit.Key);
        await ThreadPoolThread.Enter();
        var after = RefusalOfTaken(session, commit) is { } refuseTaken
            ? await UniquelyAsync(commit.Key, () => Sessions.Change(name, commit.Key, file => PlaceNew(file, commit, refuseTaken))).ConfigureAwait(false)
            : await Sessions.ChangeAsync(name, commit.Key, file => PlaceNew(file, commit, static () => { })).ConfigureAwait(false);
        Track(session, after, commit.Header, isCreation: true);
    }

    /// <inheritdoc/>
    public async ValueTask SaveAsync(TSession session, CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(session);
        if (session.Tracking.IsNew)
        {
            await CreateAsync(session, cancellationToken).ConfigureAwait(false);
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var (commit, header) = EncodeSave(session);
        var after = RefusalOfTaken(session, commit) is { } refuseTaken
            ? await SaveUniquelyAsync(session, commit, refuseTaken).ConfigureAwait(false)
            : await CommitAsync(commit.Key, Saving(session, commit, static () => { })).ConfigureAwait(false);
        Track(session, after, header, isCreation: false);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(TKey key, CancellationToken cancellationToken = default)
    {
        var stored = StoredKey(key);
        cancellationToken.ThrowIfCancellationRequested();
        var name = FileNames.Of(stored);
        await ThreadPoolThread.Enter();
        return await Sessions.ChangeAsync(name, stored, file => RemoveLive(file, stored)).ConfigureAwait(false);
    }

    private async ValueTask<SessionState> SaveUniquelyAsync(TSession session, EncodedCommit commit, Action refuseTaken)
    {
        await ThreadPoolThread.Enter();
        return await UniquelyAsync(commit.Key, () => Commit(commit.Key, Saving(session, commit, refuseTaken))).ConfigureAwait(false);
    }

    // The change is made by one thread from the check of the unique values on, so that the lock of the class is never held
    // by nobody who runs.
    private async ValueTask<SessionState> UniquelyAsync(string key, Func<SessionState> change)
    {
        SessionState? after = null;
        try
        {
            await Sessions.ClassExclusivelyAsync(key, () => after = change()).ConfigureAwait(false);
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            throw FileFault.Of(key, Store, "its file cannot be used", fault);
        }

        return after!;
    }

    private async ValueTask<SessionState> CommitAsync(string key, Action<SessionBatch> apply)
    {
        try
        {
            return (await Sessions.CommitAsync(key, apply).ConfigureAwait(false))!;
        }
        catch (LineDamageException damage)
        {
            throw Damaged(FileNames.Of(key), key, damage);
        }
    }
}
