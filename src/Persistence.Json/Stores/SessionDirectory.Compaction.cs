namespace Persistence.Json;

/// <content>Compaction.</content>
internal sealed partial class SessionDirectory
{
    // A file is written anew when more than half of it is superseded headers. The bytes written anew are then fewer than
    // the superseded ones, each of which was written once: so all writing stays within twice the data.
    private void CompactIfDue(SessionFile file, IStoredFile stored, SessionState state)
    {
        var kept = state.End - state.Superseded;
        if (state.Superseded <= Math.Max(kept, Math.Max(Options.CompactionMinimum, file.CompactionPostponed)))
        {
            return;
        }

        try
        {
            Compact(file, stored, state);
        }
        catch (Exception)
        {
            // The commit is on disk and stands, so whatever went wrong must not be reported as its failure. A full disk or a
            // damaged line elsewhere in the file is reported by whoever needs the space or the line. It is tried again when
            // twice as much could be gained.
            file.CompactionPostponed = state.Superseded * 2;
            RemoveQuietly(file);
        }
    }

    private void Compact(SessionFile file, IStoredFile stored, SessionState state)
    {
        SessionState compacted;
        using (var target = OpenIn(file.Folder!, Temporary(file), FileUse.Replace)!)
        {
            compacted = new Compaction(stored, state, target).Run();
            if (IsDurable)
            {
                target.Sync();
            }
        }

        // Should the new name fail to get to disk, nothing is known of the file, and the next commit sees to the name first.
        Forget(file);
        Swap(file);
        file.State = file.Synced = compacted;
        file.CompactionPostponed = 0;
    }

    private static void RemoveQuietly(SessionFile file)
    {
        try
        {
            file.Folder!.Delete(Temporary(file));
        }
        catch (Exception fault) when (FileFault.IsOfFiles(fault))
        {
            // The next compaction overwrites it, the next opening of the store removes it.
        }
    }
}
