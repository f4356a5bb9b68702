using Persistence.Threads;

namespace Persistence.Json;

/// <content>
/// The directory that the path names: it may be removed and appear anew, or be exchanged for another one, while the store is
/// open. What is done under a lock is done in the directory of that lock.
/// </content>
internal sealed partial class SessionDirectory
{
    private readonly Lock _placeGate = new();
    private SessionPlace[] _places;

    // The directory that the path names now. For readers, who take no lock.
    private IFileFolder CurrentFolder()
    {
        while (true)
        {
            var place = Volatile.Read(ref _places)[^1];
            if (place.Folder.IsCurrent)
            {
                return place.Folder;
            }

            OpenAnew(place);
        }
    }

    private SessionPlace TakeLock(string? key, long slot, long since) =>
        TryTakeLock(slot, since) ?? throw FileFault.Busy(key, Store, Options.LockTimeout);

    private async ValueTask<SessionPlace> TakeLockAsync(string? key, long slot, long since) =>
        await TryTakeLockAsync(slot, since).ConfigureAwait(false) ?? throw FileFault.Busy(key, Store, Options.LockTimeout);

    // Takes a lock that whoever comes by the path has to take too. Null when the time is over.
    private SessionPlace? TryTakeLock(long slot, long since)
    {
        while (true)
        {
            var place = WritablePlace();
            if (!place.Locks.Take(slot, since))
            {
                return null;
            }

            if (IsValid(place, slot))
            {
                return place;
            }
        }
    }

    private async ValueTask<SessionPlace?> TryTakeLockAsync(long slot, long since)
    {
        while (true)
        {
            var place = WritablePlace();
            if (!await place.Locks.TakeAsync(slot, since).ConfigureAwait(false))
            {
                return null;
            }

            if (IsValid(place, slot))
            {
                return place;
            }
        }
    }

    private bool IsValid(SessionPlace place, long slot)
    {
        if (place.Locks.AreCurrent)
        {
            return true;
        }

        place.Locks.Release(slot);
        OpenAnew(place);
        return false;
    }

    // The directory that the path names; where it could only be read when it was opened, whether it can be written now.
    private SessionPlace WritablePlace()
    {
        var place = Volatile.Read(ref _places)[^1];
        if (place.IsReadOnly)
        {
            OpenAnew(place);
        }

        return Volatile.Read(ref _places)[^1];
    }

    // Former ones stay open, because other threads may be using them.
    private void OpenAnew(SessionPlace former)
    {
        using (Uninterrupted.Enter(_placeGate))
        {
            if (_places[^1] != former)
            {
                return;
            }

            var place = SessionPlace.Open(Path, Options);
            if (place.IsReadOnly && former.IsReadOnly && former.Folder.IsCurrent)
            {
                place.Dispose();
                return;
            }

            Volatile.Write(ref _places, [.. _places, place]);
        }
    }

    /// <summary>Opens a session's file to read it. The caller holds the session.</summary>
    /// <param name="file">The session file.</param>
    /// <returns>Null when the session is absent.</returns>
    public IStoredFile? OpenToRead(SessionFile file) => OpenIn(file.Folder!, file.Name, FileUse.Read);

    // Where no more files may be open, those that are only kept open for the next commit give way.
    private IStoredFile? OpenIn(IFileFolder folder, string name, FileUse use)
    {
        try
        {
            return folder.Open(name, use);
        }
        catch (IrregularFileException problem) when (use != FileUse.Replace)
        {
            throw new LineDamageException(0, problem.Message, problem);
        }
        catch (Exception fault) when (FileFault.IsTooManyOpen(fault))
        {
            _files.CloseIdle();
            return folder.Open(name, use);
        }
    }
}
