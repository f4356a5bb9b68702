namespace Persistence.Json;

/// <content>Commits: lines at the end of a file, made durable together.</content>
internal sealed partial class SessionDirectory
{
    [ThreadStatic]
    private static LineBuilder? s_lines;

    private bool IsDurable => Options.Durability == Durability.Full;

    private void Write(SessionFile file, string key, List<CommitWork> works)
    {
        var stored = OpenWriter(file, out var length);
        var state = stored is null ? null : OpenForWriting(file, stored, length);
        var lines = s_lines ??= new LineBuilder();
        lines.Clear();
        var batch = new SessionBatch(file, stored, state, lines);
        works.ForEach(work => work.Apply(batch));
        if (batch.IsBroken)
        {
            Forget(file);
            throw new InvalidOperationException("A line could not be made ready; nothing was written.");
        }

        if (batch.IsEmpty)
        {
            SyncUnseen(file, stored, state);
            return;
        }

        try
        {
            SyncUnseenName(file, stored!, state!);
            Append(stored!, state!.End, lines.Written);
        }
        catch (Exception fault)
        {
            var reported = TakeBack(stored!, state!.End, key, fault);
            Forget(file);
            works.ForEach(work => work.Refuse(reported));
            return;
        }

        file.State = file.Synced = batch.State;
        if (file.Ids is { } ids && ReferenceEquals(ids.UpTo, state))
        {
            // The ids of the batch were added when its lines were made.
            ids.UpTo = batch.State;
        }

        CompactIfDue(file, stored!, batch.State!);
    }

    // The file as it was opened before, if the name still belongs to it: asking that costs a tenth of opening and closing it.
    private IStoredFile? OpenWriter(SessionFile file, out long length)
    {
        if (file.Writer is { } open && file.Folder!.StatusOf(file.Name) is { } status && status.Identity == open.Identity && status.Names == 1)
        {
            length = status.Length;
            return open;
        }

        file.CloseWriter();
        file.Writer = OpenIn(file.Folder!, file.Name, FileUse.Append);
        length = file.Writer?.Length ?? 0;
        return file.Writer;
    }

    // The state of an existing session, its torn tail cut off, or its last line completed.
    private SessionState? OpenForWriting(SessionFile file, IStoredFile stored, long length)
    {
        var tail = ReadTail(file, stored, length);
        if (tail.IsTorn && tail.State is not null)
        {
            Cut(file, stored, tail);
        }

        if (tail.IsUnfinished)
        {
            Complete(file, stored, tail);
        }

        file.State = tail.State;
        return tail.State;
    }

    private void Append(IStoredFile stored, long end, ReadOnlySpan<byte> lines)
    {
        stored.Write(end, lines);
        if (IsDurable)
        {
            stored.Sync();
        }
    }

    // A writer that died may have left a commit in memory only; what is answered from it must be durable too.
    private void SyncUnseen(SessionFile file, IStoredFile? stored, SessionState? state)
    {
        if (IsDurable && stored is not null && state is not null && !ReferenceEquals(file.Synced, state))
        {
            SyncUnseenName(file, stored, state);
            stored.Sync();
            file.Synced = state;
        }
    }

    // Whoever gave the file its name, by creating or compacting it, may have died before the name was on disk. A file that
    // still holds what this store has synchronised has a name that is.
    private void SyncUnseenName(SessionFile file, IStoredFile stored, SessionState state)
    {
        if (ReferenceEquals(file.Synced, state) || (file.Synced is { } synced && state.End >= synced.End && IsSame(stored, synced)))
        {
            return;
        }

        SyncNames(file);
    }

    private Exception TakeBack(IStoredFile stored, long end, string key, Exception fault)
    {
        try
        {
            stored.SetLength(end);
            if (IsDurable)
            {
                stored.Sync();
            }

            return fault;
        }
        catch (Exception problem) when (FileFault.IsOfFiles(problem))
        {
            return FileFault.Unknown(key, Store, fault);
        }
    }

    private static void Forget(SessionFile file)
    {
        file.CloseWriter();
        file.State = null;
        file.Ids = null;
        file.Synced = null;
    }
}
