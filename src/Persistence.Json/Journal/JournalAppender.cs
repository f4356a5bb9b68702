namespace Persistence.Json;

/// <summary>Adds records at the end of a session file, and makes them durable together.</summary>
/// <param name="context">The store's name.</param>
/// <param name="directory">Opens files.</param>
/// <param name="writes">Writes them.</param>
/// <param name="torn">Cuts off torn writes.</param>
/// <param name="compactor">Writes a file from the start without superseded headers.</param>
internal sealed class JournalAppender(JsonContext context, StoreDirectory directory, DurableWrites writes, TornTail torn, Compactor compactor)
{
    [ThreadStatic]
    private static LineBuilder? s_lines;

    /// <summary>Commits changes, each with a result of its own. Under the lock of the session.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="changes">The changes, in order.</param>
    public void Append(SessionFile file, List<JournalTicket> changes)
    {
        var (stored, found) = OpenWriter(file);
        var state = stored is null ? null : ReadState(file, stored, found);
        var lines = s_lines ??= new LineBuilder();
        lines.Clear();
        var batch = new CommitBatch(file, stored, state, lines);
        changes.ForEach(change => change.Apply(batch));
        if (batch.IsBroken)
        {
            file.Forget();
            throw new InvalidOperationException("A line could not be made ready; nothing was written.");
        }

        if (batch.IsEmpty)
        {
            FsyncUnacknowledgedTail(file, stored, state);
            return;
        }

        var began = ChangeTime.Of(DateTime.UtcNow);
        try
        {
            FsyncDirectoryEntry(file, stored!, state!);
            writes.Write(stored!, state!.End, lines.Written);
        }
        catch (Exception fault)
        {
            var reported = RollBackAppend(stored!, state!.End, file.Key!, fault);
            file.Forget();
            changes.ForEach(change => change.Fault ??= reported);
            return;
        }

        context.Telemetry.Committed(batch.Count, lines.Written.Length);
        batch.State!.Changed = ChangeTime.WrittenSince(began);
        file.State = file.Synced = batch.State;
        if (file.Ids is { } ids && ReferenceEquals(ids.UpTo, state))
        {
            // The ids of the batch were added when its records were made.
            ids.UpTo = batch.State;
        }

        compactor.CompactIfDue(file, stored!, batch.State);
    }

    // The file as it was opened before, if the name still belongs to it: asking that costs a tenth of opening and closing it.
    private (IStoredFile? Stored, (long Length, long ChangedAt) Found) OpenWriter(SessionFile file)
    {
        if (file.Writer is { } open && file.Folder!.StatusOf(file.Name) is { } status && status.Identity == open.Identity && status.Names == 1)
        {
            return (open, (status.Length, status.ChangedAt));
        }

        file.CloseWriter();
        file.Writer = directory.Open(file.Folder!, file.Name, FileUse.Append);
        return (file.Writer, file.Writer?.AtOpening ?? default);
    }

    // The state of an existing session, its torn tail cut off, or its last record completed.
    private SessionState? ReadState(SessionFile file, IStoredFile stored, (long Length, long ChangedAt) found)
    {
        var tail = JournalTail.Read(file, stored, found);
        if (tail.IsTorn && tail.State is not null)
        {
            torn.Truncate(file, stored, tail);
        }

        if (tail.IsUnfinished)
        {
            torn.Complete(file, stored, tail);
        }

        file.State = tail.State;
        return tail.State;
    }

    // A writer that died may have left a commit in memory only; what is answered from it must be durable too.
    private void FsyncUnacknowledgedTail(SessionFile file, IStoredFile? stored, SessionState? state)
    {
        if (writes.IsDurable && stored is not null && state is not null && !ReferenceEquals(file.Synced, state))
        {
            FsyncDirectoryEntry(file, stored, state);
            writes.Fsync(stored);
            file.Synced = state;
        }
    }

    // The process that gave the file its name, by creating or compacting it, may have died before the name was on disk. A file that
    // still holds what this store has synchronised has a name that is.
    private void FsyncDirectoryEntry(SessionFile file, IStoredFile stored, SessionState state)
    {
        if (ReferenceEquals(file.Synced, state) || (file.Synced is { } synced && state.End >= synced.End && JournalTail.IsSame(stored, synced)))
        {
            return;
        }

        writes.FsyncNames(file.Folder!);
    }

    private Exception RollBackAppend(IStoredFile stored, long end, string key, Exception fault)
    {
        try
        {
            writes.Truncate(stored, end);
            return fault;
        }
        catch (Exception problem) when (FileFault.IsOfFiles(problem))
        {
            return FileFault.Unknown(key, context.DisplayName, fault);
        }
    }
}
