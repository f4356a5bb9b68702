namespace Persistence.Json;

/// <content>Removing sessions.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var stored = StoredKey(key);
        var name = FileNames.Of(stored);
        return _directory.Change(name, stored, file => RemoveLive(file, stored));
    }

    /// <inheritdoc/>
    public PurgeResult PurgeExpired() => PurgeAll(CancellationToken.None);

    private protected PurgeResult PurgeAll(CancellationToken cancellation)
    {
        ThrowIfDisposed();
        var purged = 0;
        var skipped = new List<SkippedSession>();
        try
        {
            foreach (var name in Cancellable(_directory.Names(), cancellation))
            {
                purged += TryRead(name, open => open is not null && open.State.IsExpired(Now), skipped) && RemoveExpired(name, skipped) ? 1 : 0;
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

        return new PurgeResult(purged, skipped);
    }

    private protected bool RemoveLive(SessionFile file, string key)
    {
        SessionState? state;
        try
        {
            state = StateOf(file);
        }
        catch (LineDamageException damage)
        {
            // Nobody can say what is in it, so nothing of it is destroyed.
            _directory.Record(new Recovery(file.Path, damage.Offset, 0, _directory.SetAside(file), $"{damage.Message}; the session was deleted, and what is left of it is in the file set aside"));
            return true;
        }

        if (state is null)
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

    private bool RemoveExpired(string name, List<SkippedSession> skipped)
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
            skipped.Add(new SkippedSession(FileNames.KeyOf(name) ?? name, Damaged(name, null, damage).Message));
            return false;
        }
        catch (SessionStoreUnavailableException problem) when (IsOfOneSession(problem))
        {
            skipped.Add(new SkippedSession(FileNames.KeyOf(name) ?? name, problem.Message));
            return false;
        }
    }

    private SessionState? StateOf(SessionFile file)
    {
        using var stored = _directory.OpenToRead(file);
        return stored is null ? null : SessionDirectory.ReadTail(file, stored).State;
    }
}
