namespace Persistence.Json;

/// <summary>Records that will be written to one session file together. Belongs to the thread that leads at the session.</summary>
internal sealed class CommitBatch(SessionFile file, IStoredFile? stored, SessionState? state, LineBuilder lines)
{
    /// <summary>The session after the records so far; null when it is absent.</summary>
    public SessionState? State { get; private set; } = state;

    /// <summary>The session as the file has it now; null when it is absent.</summary>
    public SessionState? Initial { get; } = state;

    /// <summary>What is remembered of the session file.</summary>
    public SessionFile File => file;

    /// <summary>The open file; null when the session is absent.</summary>
    public IStoredFile? Stored => stored;

    /// <summary>Whether adding a record failed half-way, so that none of the records may be written.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>How many records there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is nothing to write.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Begins the record of a commit: writes it up to the new entries of logs, which the caller writes.</summary>
    /// <param name="next">The session after it, which nothing else knows of yet, its offsets not yet known.</param>
    /// <param name="now">The time.</param>
    /// <param name="header">The header, when it changed.</param>
    /// <returns>What writes the record.</returns>
    public LineBuilder Begin(SessionState next, DateTimeOffset now, StoredHeader? header)
    {
        IsBroken = true;
        next.Start = State?.End ?? 0;
        Span<byte> time = stackalloc byte[LineText.MaxTimeLength];
        time = time[..LineText.FormatTime(now, LineText.Milliseconds, time)];
        if (header is null)
        {
            lines.Begin(next, time, Count);
            return lines;
        }

        next.HeaderAt = next.Start;
        next.Header = header;
        lines.Begin(next, time, Count);
        lines.WriteHeader(header.Key, header.Json);
        return lines;
    }

    /// <summary>Ends the record of a commit.</summary>
    /// <param name="next">The session after it.</param>
    public void End(SessionState next)
    {
        State = lines.End(next);
        Count++;
        IsBroken = false;
    }
}
