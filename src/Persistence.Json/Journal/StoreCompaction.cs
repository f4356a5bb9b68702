using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Compacts the files of sessions that are no longer changed, and so never come to do it themselves.</summary>
/// <param name="context">Settings.</param>
/// <param name="sessions">Reads sessions.</param>
/// <param name="locks">Locks them.</param>
/// <param name="directory">Opens files.</param>
/// <param name="compactor">Compacts one.</param>
internal sealed class StoreCompaction(JsonContext context, StoredSessions sessions, SessionLockManager locks, StoreDirectory directory, Compactor compactor)
{
    /// <summary>Compacts each file of which more than a fifth is superseded headers, unless they are few bytes. One that is damaged stays as it is.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>How many files, and by how many bytes they are smaller.</returns>
    public async ValueTask<MaintenanceResult> Run(IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var (files, bytes) = (0L, 0L);
        foreach (var name in directory.Writable().IsReadOnly ? [] : sessions.Names())
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            if (await sessions.TryRead(name, open => open is not null && IsDue(open.State), null, mode).ConfigureAwait(false))
            {
                var freed = await TryCompact(name, mode).ConfigureAwait(false);
                (files, bytes) = (files + (freed > 0 ? 1 : 0), bytes + freed);
            }
        }

        return new MaintenanceResult(files, bytes);
    }

    private async ValueTask<long> TryCompact(string name, IoMode mode)
    {
        try
        {
            return await locks.Change(name, null, Compact, mode).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is LineDamageException || (fault is SessionException problem && StoredSessions.IsOfOneSession(problem)))
        {
            // Reading it reports that. The others are compacted.
            return 0;
        }
    }

    private bool IsDue(SessionState state) =>
        state.Superseded > context.Options.MaintainedMinimum && state.Superseded > (state.End - state.Superseded) / 4;

    private long Compact(SessionFile file)
    {
        using var stored = directory.Open(file.Folder!, file.Name, FileUse.Read);
        if (stored is null || JournalTail.Read(file, stored) is not { IsTorn: false, IsUnfinished: false, State: { } state } || !IsDue(state))
        {
            return 0;
        }

        return compactor.TryCompact(file, stored, state) ? state.End - file.State!.End : 0;
    }
}
