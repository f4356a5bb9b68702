namespace Persistence.Json;

/// <content>
/// One writer at a time: of this store by turns, of other processes and stores by locks. A thread waits for either, or a task
/// does, which then goes on with one thread of the pool; neither a thread nor a lock of a thread is held while a task waits.
/// </content>
internal sealed partial class SessionDirectory
{
    private readonly CommitQueue _classQueue = new();

    /// <summary>Does something while no other thread or process writes a session.</summary>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="file">The session file.</param>
    /// <param name="action">What to do.</param>
    /// <exception cref="SessionStoreUnavailableException">Another process held the session for too long.</exception>
    private void Exclusively(string? key, SessionFile file, Action action) => Exclusively(key ?? FileNames.KeyOf(file.Name), file.Queue, file.Slot, place =>
    {
        file.Folder = place.Folder;
        action();
    });

    /// <summary>Does something while no other thread or process writes a session. Called on a thread of the pool.</summary>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="file">The session file.</param>
    /// <param name="action">What to do.</param>
    /// <returns>A task that ends when it was done.</returns>
    /// <exception cref="SessionStoreUnavailableException">Another process held the session for too long.</exception>
    private ValueTask ExclusivelyAsync(string? key, SessionFile file, Action action) => ExclusivelyAsync(key ?? FileNames.KeyOf(file.Name), file.Queue, file.Slot, place =>
    {
        file.Folder = place.Folder;
        action();
    });

    /// <summary>Changes a session file while no other thread or process writes it.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="change">What to do.</param>
    /// <returns>What was made.</returns>
    public T Change<T>(string name, string? key, Func<SessionFile, T> change) => With(name, key, file =>
    {
        T result = default!;
        Exclusively(key, file, () => result = change(file));
        return result;
    });

    /// <summary>Changes a session file while no other thread or process writes it. Called on a thread of the pool.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="change">What to do.</param>
    /// <returns>What was made.</returns>
    public ValueTask<T> ChangeAsync<T>(string name, string? key, Func<SessionFile, T> change) => WithAsync(name, key, async file =>
    {
        T result = default!;
        await ExclusivelyAsync(key, file, () => result = change(file)).ConfigureAwait(false);
        return result;
    });

    /// <summary>Does something while no other thread or process changes values of unique indexes.</summary>
    /// <param name="key">The session's key, for messages.</param>
    /// <param name="action">What to do; it may take sessions.</param>
    public void ClassExclusively(string key, Action action)
    {
        _files.Enter();
        try
        {
            Exclusively(key, _classQueue, SessionLocks.ClassSlot, _ => action());
        }
        finally
        {
            _files.Leave();
        }
    }

    /// <summary>Does something while no other thread or process changes values of unique indexes. Called on a thread of the pool.</summary>
    /// <param name="key">The session's key, for messages.</param>
    /// <param name="action">What to do; it may take sessions, and wait for them with the one thread it is run by.</param>
    /// <returns>A task that ends when it was done.</returns>
    public async ValueTask ClassExclusivelyAsync(string key, Action action)
    {
        _files.Enter();
        try
        {
            await ExclusivelyAsync(key, _classQueue, SessionLocks.ClassSlot, _ => action()).ConfigureAwait(false);
        }
        finally
        {
            _files.Leave();
        }
    }

    private void Exclusively(string? key, CommitQueue queue, long slot, Action<SessionPlace> action)
    {
        var turn = new SessionTurn(isAwaited: false);
        if (!queue.TryLead(turn))
        {
            turn.WaitUntilDone();
        }

        try
        {
            WhileLocked(TakeLock(key, slot, turn.Since), slot, action);
        }
        finally
        {
            queue.PassOn([]);
        }
    }

    private async ValueTask ExclusivelyAsync(string? key, CommitQueue queue, long slot, Action<SessionPlace> action)
    {
        var turn = new SessionTurn(isAwaited: true);
        if (!queue.TryLead(turn))
        {
            await turn.UntilDone().ConfigureAwait(false);
        }

        try
        {
            WhileLocked(await TakeLockAsync(key, slot, turn.Since).ConfigureAwait(false), slot, action);
        }
        finally
        {
            queue.PassOn([]);
        }
    }

    private static void WhileLocked(SessionPlace place, long slot, Action<SessionPlace> action)
    {
        try
        {
            action(place);
        }
        finally
        {
            place.Locks.Release(slot);
        }
    }
}
