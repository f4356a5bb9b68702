namespace Persistence.Json;

/// <content>Removing sessions.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var stored = StoredKey(key);
        var name = FileNames.Of(stored);
        try
        {
            return _directory.Change(name, stored, file => RemoveLive(file, stored));
        }
        catch (LineDamageException damage)
        {
            throw Damaged(name, stored, damage);
        }
    }

    /// <inheritdoc/>
    public PurgeResult PurgeExpired() => PurgeAll(CancellationToken.None);

    private protected PurgeResult PurgeAll(CancellationToken cancellation)
    {
        ThrowIfDisposed();
        var purged = 0;
        try
        {
            foreach (var name in Cancellable(_directory.Names(), cancellation))
            {
                purged += TryRead(name, open => open is not null && open.State.IsExpired(Now)) && RemoveExpired(name) ? 1 : 0;
            }
        }
        finally
        {
            if (purged > 0)
            {
                FileFault.Translated(null, Store, "expired sessions cannot be removed for good", () =>
                {
                    _directory.SyncNames();
                    return true;
                });
            }
        }

        return new PurgeResult(purged);
    }

    private protected bool RemoveLive(SessionFile file, string key)
    {
        if (StateOf(file) is not { } state)
        {
            return false;
        }

        var isLive = !state.IsExpired(Now);
        if (isLive)
        {
            RefuseNewerSchema(state, key);
        }

        SessionDirectory.Remove(file);
        _directory.SyncRemoval(file, key);
        return isLive;
    }

    private bool RemoveExpired(string name)
    {
        try
        {
            return _directory.Change(name, null, file =>
            {
                // Somebody may have created it anew in between.
                var isExpired = StateOf(file) is { } state && state.IsExpired(Now);
                if (isExpired)
                {
                    SessionDirectory.Remove(file);
                }

                return isExpired;
            });
        }
        catch (LineDamageException damage)
        {
            throw Damaged(name, null, damage);
        }
    }

    private SessionState? StateOf(SessionFile file)
    {
        using var stored = _directory.OpenToRead(file);
        return stored is null ? null : SessionDirectory.ReadTail(file, stored).State;
    }
}
