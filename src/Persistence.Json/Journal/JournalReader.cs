using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Reads session files: without a lock, since each record proves itself; under the lock when something looks wrong.</summary>
/// <param name="directory">Opens files.</param>
/// <param name="files">What is remembered of them.</param>
/// <param name="locks">Locks sessions.</param>
/// <param name="torn">Cuts off torn writes.</param>
internal sealed class JournalReader(StoreDirectory directory, SessionFiles files, SessionLockManager locks, TornTail torn)
{
    private const int MaxLooks = 10;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Reads a session.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="read">Reads; called a second time when the file changed under the first. Null for an absent session.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="LineDamageException">The file is damaged where it was read.</exception>
    public ValueTask<T> Read<T>(string name, string? key, Func<OpenSession?, T> read, IoMode mode) => files.With(name, key, async file =>
    {
        if (TryReadOptimistic(file, read, out var result))
        {
            return result!;
        }

        return directory.Latest.IsReadOnly
            ? await ReadUnlocked(file, read, mode).ConfigureAwait(false)
            : await locks.WithSessionLock(file, key, held => ReadLocked(held, read), mode).ConfigureAwait(false);
    });

    /// <summary>Reads a session where nothing has to be repaired or waited for.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="read">Reads; null for an absent session.</param>
    /// <returns>What was read; the default where something looks wrong.</returns>
    public ValueTask<T?> Peek<T>(string name, Func<OpenSession?, T> read) =>
        files.With(name, null, file => ValueTask.FromResult(TryReadOptimistic(file, read, out var result) ? result : default));

    // False when something looks wrong.
    private bool TryReadOptimistic<T>(SessionFile file, Func<OpenSession?, T> read, out T? result)
    {
        using var stored = directory.Open(directory.Current(), file.Name, FileUse.Read);
        try
        {
            var tail = stored is null ? default : JournalTail.Read(file, stored);
            result = tail.IsTorn ? default : read(stored is null ? null : Publish(file, stored, tail));
            return !tail.IsTorn;
        }
        catch (LineDamageException)
        {
            // Perhaps the file was cut or replaced in between. A read without a writer will show whether it is damage.
            result = default;
            return false;
        }
    }

    // Where nothing can be locked, something that looks wrong is looked at again: a writer elsewhere may be at it. A torn last write
    // is left alone, and what is valid before it is the session.
    private async ValueTask<T> ReadUnlocked<T>(SessionFile file, Func<OpenSession?, T> read, IoMode mode)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                using var stored = directory.Open(directory.Current(), file.Name, FileUse.Read);
                return read(Publish(file, stored, stored is null ? default : JournalTail.Read(file, stored)));
            }
            catch (LineDamageException) when (look < MaxLooks)
            {
                await mode.Pause(s_pause).ConfigureAwait(false);
            }
        }
    }

    private T ReadLocked<T>(SessionFile file, Func<OpenSession?, T> read)
    {
        using var stored = directory.Open(file.Folder!, file.Name, FileUse.Read);
        var tail = stored is null ? default : JournalTail.Read(file, stored);
        if (tail.IsTorn)
        {
            torn.TryTruncate(file, tail);
        }

        return read(Publish(file, stored, tail));
    }

    // Null where there is no commit, as in an empty file.
    private static OpenSession? Publish(SessionFile file, IStoredFile? stored, FileTail tail)
    {
        file.State = tail.State;
        return tail.State is null ? null : new OpenSession(stored!, tail.State) { IsUnfinished = tail.IsUnfinished };
    }
}
