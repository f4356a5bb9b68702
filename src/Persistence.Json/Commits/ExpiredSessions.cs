using Persistence.Engine;

namespace Persistence.Json;

/// <summary>Removes the files of expired sessions.</summary>
/// <param name="context">Clock and name of the store.</param>
/// <param name="sessions">Reads sessions, and knows which may have expired.</param>
/// <param name="delete">Removes them.</param>
/// <param name="damage">Reports damaged files.</param>
/// <param name="files">Waits for the disk.</param>
internal sealed class ExpiredSessions(JsonContext context, (StoredSessions Stored, SessionCatalog Catalog) sessions, DeleteCommand delete, DamageReport damage, (StoreDirectory Directory, DurableWrites Writes) files)
{
    /// <summary>Removes them.</summary>
    /// <param name="mode">How to wait.</param>
    /// <returns>How many, and which could not be read.</returns>
    public async ValueTask<PurgeResult> Purge(IoMode mode)
    {
        await ThreadPoolThread.Enter(mode);
        var purged = 0;
        var skipped = new List<SkippedSession>();
        try
        {
            foreach (var name in Candidates(mode))
            {
                mode.Cancellation.ThrowIfCancellationRequested();
                var isExpired = await sessions.Stored.TryRead(name, open => open is not null && open.State.IsExpired(context.Now), skipped, mode).ConfigureAwait(false);
                purged += isExpired && await Remove(name, skipped, mode).ConfigureAwait(false) ? 1 : 0;
            }
        }
        finally
        {
            if (purged > 0)
            {
                FsyncRemovals();
            }
        }

        return new PurgeResult(purged, skipped);
    }

    private IReadOnlyList<string> Candidates(IoMode mode)
    {
        var now = context.Now;
        return sessions.Catalog.TryAsk(contents => contents.Entries.Where(entry => entry.Values is null || entry.Expires <= now).Select(static entry => entry.Name).ToList(), mode, out var names)
            ? names!
            : sessions.Stored.Names();
    }

    private void FsyncRemovals() => FileFault.Translated(null, context.DisplayName, "expired sessions cannot be removed for good", () =>
    {
        files.Writes.FsyncNames(files.Directory.Current());
        return true;
    });

    private async ValueTask<bool> Remove(string name, List<SkippedSession> skipped, IoMode mode)
    {
        try
        {
            return await delete.RemoveExpired(name, mode).ConfigureAwait(false);
        }
        catch (LineDamageException problem)
        {
            skipped.Add(new SkippedSession(FileNames.KeyOf(name) ?? name, damage.Corrupted(name, null, problem).Message));
            return false;
        }
        catch (SessionStoreUnavailableException problem) when (StoredSessions.IsOfOneSession(problem))
        {
            skipped.Add(new SkippedSession(FileNames.KeyOf(name) ?? name, problem.Message));
            return false;
        }
    }
}
