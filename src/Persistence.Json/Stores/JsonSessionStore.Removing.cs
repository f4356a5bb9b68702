namespace Persistence.Json;

/// <content>Removing sessions.</content>
public abstract partial class JsonSessionStore<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    public bool Delete(TKey key)
    {
        var stored = StoredKey(key);
        return Change(FileNames.Of(stored), stored, (file, state) =>
        {
            if (state is null)
            {
                return false;
            }

            var isLive = !state.IsExpired(Now);
            if (isLive)
            {
                RefuseNewerSchema(state, stored);
            }

            _directory.Remove(file);
            _directory.SyncRemoval(stored);
            return isLive;
        });
    }

    /// <inheritdoc/>
    public int PurgeExpired()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var purged = 0;
        foreach (var name in _directory.Names())
        {
            if (TryRead(name, open => open is not null && open.State.IsExpired(Now)) && Change(name, null, RemoveExpired))
            {
                purged++;
            }
        }

        if (purged > 0)
        {
            _directory.With(FileNames.Suffix, null, _ =>
            {
                _directory.SyncNames();
                return true;
            });
        }

        return purged;
    }

    private bool RemoveExpired(SessionFile file, SessionState? state)
    {
        // Somebody may have created it anew in between.
        if (state is null || !state.IsExpired(Now))
        {
            return false;
        }

        _directory.Remove(file);
        return true;
    }

    private T Change<T>(string name, string? key, Func<SessionFile, SessionState?, T> change)
    {
        try
        {
            return _directory.With(name, key, file =>
            {
                T result = default!;
                _directory.Exclusively(key, file, () =>
                {
                    SessionState? state;
                    using (var stored = _directory.Options.Files.Open(file.Path, FileUse.Read))
                    {
                        state = stored is null ? null : SessionDirectory.ReadTail(file, stored).State;
                    }

                    result = change(file, state);
                });
                return result;
            });
        }
        catch (LineDamageException damage)
        {
            throw Damaged(name, key, damage);
        }
    }
}
