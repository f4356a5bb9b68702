using Persistence.Threads;

namespace Persistence.Json;

/// <content>Reading: without a lock, since each line proves itself; with it when something looks wrong.</content>
internal sealed partial class SessionDirectory
{
    private const int MaxLooks = 10;

    /// <summary>Reads a session.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="read">Reads; called a second time when the file changed under the first. Null for an absent session.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="LineDamageException">The file is damaged where it was read.</exception>
    public T Read<T>(string name, string? key, Func<OpenSession?, T> read) => With(name, key, file =>
    {
        if (!TryReadFreely(file, read, out var result) && !TryReadUnlocked(file, read, out result))
        {
            Exclusively(key, file, () => result = ReadWhileHeld(file, read));
        }

        return result!;
    });

    /// <summary>Reads a session; no thread waits for others. Called on a thread of the pool.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="name">The file's name.</param>
    /// <param name="key">The session's key, for messages; null when only the file is known.</param>
    /// <param name="read">Reads; called a second time when the file changed under the first. Null for an absent session.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="LineDamageException">The file is damaged where it was read.</exception>
    public ValueTask<T> ReadAsync<T>(string name, string? key, Func<OpenSession?, T> read) => WithAsync(name, key, async file =>
    {
        if (!TryReadFreely(file, read, out var result) && !TryReadUnlocked(file, read, out result))
        {
            await ExclusivelyAsync(key, file, () => result = ReadWhileHeld(file, read)).ConfigureAwait(false);
        }

        return result!;
    });

    /// <summary>Reads the end of a file, only what is new where the file is known.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="stored">The open file.</param>
    /// <returns>What its end says.</returns>
    /// <exception cref="LineDamageException">No line of the file is whole.</exception>
    public static FileTail ReadTail(SessionFile file, IStoredFile stored) => ReadTail(file, stored, stored.Length);

    private static FileTail ReadTail(SessionFile file, IStoredFile stored, long length)
    {
        if (file.State is { } known && length >= known.End && IsSame(stored, known))
        {
            return length == known.End ? new FileTail(known, length, length) : TailScanner.ScanAfter(stored, known, length);
        }

        var tail = TailScanner.Scan(stored, length);
        if (tail.State is null && HasNewline(stored, length))
        {
            throw new LineDamageException(0, "no line of the file is whole");
        }

        RefuseForeign(file, stored, tail.State);
        return tail;
    }

    /// <summary>Tells whether a file still holds a commit seen before, where it was.</summary>
    /// <param name="stored">The open file, not shorter than then.</param>
    /// <param name="known">The session after that commit.</param>
    /// <returns>False when the file was replaced.</returns>
    public static bool IsSame(IStoredFile stored, SessionState known)
    {
        Span<byte> identity = stackalloc byte[LineNames.IdentityLength];
        return stored.Read(known.End - identity.Length, identity) == identity.Length && identity.SequenceEqual(known.Identity);
    }

    // False when something looks wrong.
    private bool TryReadFreely<T>(SessionFile file, Func<OpenSession?, T> read, out T? result)
    {
        using var stored = OpenIn(CurrentFolder(), file.Name, FileUse.Read);
        try
        {
            var tail = stored is null ? default : ReadTail(file, stored);
            result = tail.IsTorn ? default : read(stored is null ? null : Publish(file, stored, tail));
            return !tail.IsTorn;
        }
        catch (LineDamageException)
        {
            // Perhaps the file was cut or replaced in between. Whether it is damage will show while nobody writes.
            result = default;
            return false;
        }
    }

    // Where nothing can be locked, something that looks wrong is looked at again: a writer elsewhere may be at it. A torn last write
    // is left alone, and what is whole before it is the session.
    private bool TryReadUnlocked<T>(SessionFile file, Func<OpenSession?, T> read, out T? result)
    {
        result = default;
        if (!Volatile.Read(ref _places)[^1].IsReadOnly)
        {
            return false;
        }

        for (var look = 1; ; look++)
        {
            try
            {
                using var stored = OpenIn(CurrentFolder(), file.Name, FileUse.Read);
                result = read(Publish(file, stored, stored is null ? default : ReadTail(file, stored)));
                return true;
            }
            catch (LineDamageException) when (look < MaxLooks)
            {
                Uninterrupted.Sleep(1);
            }
        }
    }

    private T ReadWhileHeld<T>(SessionFile file, Func<OpenSession?, T> read)
    {
        using var stored = OpenIn(file.Folder!, file.Name, FileUse.Read);
        var tail = stored is null ? default : ReadTail(file, stored);
        if (tail.IsTorn)
        {
            TryCut(file, tail);
        }

        return read(Publish(file, stored, tail));
    }

    // Null where there is no whole commit, as in an empty file.
    private static OpenSession? Publish(SessionFile file, IStoredFile? stored, FileTail tail)
    {
        file.State = tail.State;
        return tail.State is null ? null : new OpenSession(stored!, tail.State) { IsUnfinished = tail.IsUnfinished };
    }

    private static bool HasNewline(IStoredFile stored, long length)
    {
        using var lines = new LineScanner(stored, 0, length);
        return lines.Next() && lines.Line[^1] == '\n';
    }
}
