namespace Persistence.Json;

/// <summary>Torn writes at the end of a session file. Under the lock of the session.</summary>
/// <param name="directory">Opens files.</param>
/// <param name="writes">Writes them.</param>
/// <param name="quarantine">Keeps what may be more than a torn write.</param>
/// <param name="repairs">Records repairs.</param>
internal sealed class TornTail(StoreDirectory directory, DurableWrites writes, Quarantine quarantine, RepairLog repairs)
{
    /// <summary>Cuts a torn write off. What a dying writer leaves is the beginning of a record; complete lines with wrong content may be more than that, so they are kept.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="stored">The open file.</param>
    /// <param name="tail">Its end.</param>
    public void Truncate(SessionFile file, IStoredFile stored, FileTail tail)
    {
        var torn = new byte[tail.Length - tail.CommittedLength];
        stored.Read(tail.CommittedLength, torn);
        var kept = torn.AsSpan().Contains((byte)'\n') ? quarantine.KeepTail(file, torn) : null;
        writes.Truncate(stored, tail.CommittedLength);
        repairs.Record(new Recovery(file.Path, tail.CommittedLength, torn.Length, kept, "the last write was torn; it was never acknowledged, or it was damaged later"));
    }

    /// <summary>Cuts a torn write off where the file can be written.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="tail">Its end.</param>
    public void TryTruncate(SessionFile file, FileTail tail)
    {
        try
        {
            using var stored = tail.State is null ? null : directory.Open(file.Folder!, file.Name, FileUse.Append);
            if (stored is not null)
            {
                Truncate(file, stored, tail);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or LineDamageException)
        {
            // A reader sees the valid commits all the same; a writer will cut the tail off, or report why it cannot.
        }
    }

    /// <summary>Gives the last record of a session its newline, if just that is missing.</summary>
    /// <param name="file">The session file.</param>
    /// <returns>True when it was missing.</returns>
    public bool CompleteLast(SessionFile file)
    {
        using var stored = directory.Open(file.Folder!, file.Name, FileUse.Append);
        var tail = stored is null ? default : JournalTail.Read(file, stored);
        if (tail.IsUnfinished)
        {
            Complete(file, stored!, tail);
        }

        return tail.IsUnfinished;
    }

    /// <summary>Writes the newline alone, and waits for the disk before anything follows it: a loss of power must not leave a later record without it.</summary>
    /// <param name="file">The session file.</param>
    /// <param name="stored">The open file.</param>
    /// <param name="tail">Its end.</param>
    public void Complete(SessionFile file, IStoredFile stored, FileTail tail)
    {
        writes.Write(stored, tail.CommittedLength - 1, "\n"u8);
        repairs.Record(new Recovery(file.Path, tail.CommittedLength - 1, 0, null, "the last commit lacked its newline, which it has now; nothing was lost"));
    }
}
