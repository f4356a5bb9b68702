using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Deletes sessions.</summary>
/// <param name="context">The clock.</param>
/// <param name="locks">Locks sessions.</param>
/// <param name="files">Opens files, and removes them.</param>
/// <param name="checks">Which sessions may be deleted, and by whom.</param>
/// <param name="kept">What becomes of a damaged file.</param>
internal sealed class DeleteCommand(
    JsonContext context,
    SessionLockManager locks,
    (StoreDirectory Directory, AtomicReplace Replace) files,
    (SessionChecks Sessions, LeaseCheck Leases) checks,
    (Quarantine Quarantine, RepairLog Repairs) kept)
{
    /// <summary>Deletes a session.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="lease">The lease under which it is deleted; 0 for none.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False when it was absent or expired.</returns>
    public async ValueTask<bool> Run(string key, long lease, IoMode mode)
    {
        var name = FileNames.Of(key);
        await ThreadPoolThread.Enter(mode);
        return !(lease == 0 && IsAbsent(name, key)) && await locks.Change(name, key, file => Remove(file, key, lease), mode).ConfigureAwait(false);
    }

    /// <summary>Removes the file of a session if it has expired.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="mode">How to wait.</param>
    /// <returns>False when there is none, or it has not: it may have been created again in between.</returns>
    /// <exception cref="LineDamageException">The file is damaged; it stays.</exception>
    public ValueTask<bool> RemoveExpired(string name, IoMode mode) => locks.Change(name, null, file =>
    {
        var isExpired = StateOf(file) is { } state && state.IsExpired(context.Now);
        if (isExpired)
        {
            RemoveFile(file);
        }

        return isExpired;
    }, mode);

    // What is not there needs no lock: one that is created meanwhile is created afterwards.
    private bool IsAbsent(string name, string key) => FileFault.Translated(key, context.DisplayName, "it cannot be deleted", () =>
    {
        var folder = files.Directory.Current();
        if (folder.StatusOf(name) is not null)
        {
            return false;
        }

        try
        {
            using var stored = files.Directory.Open(folder, name, FileUse.Read);
            return stored is null;
        }
        catch (LineDamageException)
        {
            return false;
        }
    });

    private bool Remove(SessionFile file, string key, long lease)
    {
        SessionState? state;
        try
        {
            state = StateOf(file);
        }
        catch (LineDamageException damage)
        {
            checks.Leases.Run(null, context.Now, key, (lease, false));

            // It is unknown what is in it, so nothing of it is destroyed.
            kept.Repairs.Record(new Recovery(file.Path, damage.Offset, 0, kept.Quarantine.Move(file), $"{damage.Message}; the session was deleted, and what is left of it is in the quarantined file"));
            return true;
        }

        checks.Leases.Run(state, context.Now, key, (lease, false));
        if (state is null)
        {
            return false;
        }

        var isLive = !state.IsExpired(context.Now);
        if (isLive)
        {
            checks.Sessions.ThrowIfNewer(state, key);
        }

        RemoveFile(file);
        files.Replace.FsyncRemoval(file, key);
        return isLive;
    }

    // They may go at any time. They go first: a program that is killed in between has deleted nothing.
    private void RemoveFile(SessionFile file)
    {
        if (context.Options.SecureDelete)
        {
            AtomicReplace.RemoveRemains(file, context.Description);
        }

        AtomicReplace.Remove(file);
    }

    private SessionState? StateOf(SessionFile file)
    {
        using var stored = files.Directory.Open(file.Folder!, file.Name, FileUse.Read);
        return stored is null ? null : JournalTail.Read(file, stored).State;
    }
}
