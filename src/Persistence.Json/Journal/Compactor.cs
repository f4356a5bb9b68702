namespace Persistence.Json;

/// <summary>Decides when a file is compacted, and does it. Under the lock of the session.</summary>
/// <param name="context">Settings.</param>
/// <param name="directory">Opens files.</param>
/// <param name="writes">Writes them.</param>
/// <param name="replace">Replaces them.</param>
internal sealed class Compactor(JsonContext context, StoreDirectory directory, DurableWrites writes, AtomicReplace replace)
{
    /// <summary>
    /// Compacts a file when more than half of it is superseded headers. The bytes that are written again are then fewer than
    /// the superseded ones, each of which was written once: so all writing stays within twice the data.
    /// </summary>
    /// <param name="file">The session file.</param>
    /// <param name="stored">The open file.</param>
    /// <param name="state">The session.</param>
    public void CompactIfDue(SessionFile file, IStoredFile stored, SessionState state)
    {
        var kept = state.End - state.Superseded;
        if (state.Superseded <= Math.Max(kept, Math.Max(context.Options.CompactionMinimum, file.CompactionPostponed)))
        {
            return;
        }

        TryCompact(file, stored, state);
    }

    /// <summary>Compacts a file.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="stored">The open file.</param>
    /// <param name="state">The session.</param>
    /// <returns>False when that could not be done; the file is as it was.</returns>
    public bool TryCompact(SessionFile file, IStoredFile stored, SessionState state)
    {
        try
        {
            Compact(file, stored, state);
            return true;
        }
        catch (Exception)
        {
            // The commit is on disk and stands, so whatever went wrong must not be reported as its failure. A full disk or a
            // damaged record elsewhere in the file is reported to the caller that needs the space or the record. It is tried again when
            // twice as much could be gained.
            file.CompactionPostponed = state.Superseded * 2;
            RemoveQuietly(file);
            return false;
        }
    }

    private void Compact(SessionFile file, IStoredFile stored, SessionState state)
    {
        SessionState compacted;
        using (var target = directory.Open(file.Folder!, AtomicReplace.TemporaryName(file), FileUse.Replace)!)
        {
            compacted = new Compaction(stored, state, target).Run();
            writes.Fsync(target);
        }

        // Should the new name fail to get to disk, nothing is known of the file, and the next commit sees to the name first.
        file.Forget();
        replace.ReplaceAtomically(file);
        file.State = file.Synced = compacted;
        file.CompactionPostponed = 0;
    }

    private static void RemoveQuietly(SessionFile file)
    {
        try
        {
            file.Folder!.Delete(AtomicReplace.TemporaryName(file));
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            // The next compaction overwrites it, the next opening of the store removes it.
        }
    }
}
