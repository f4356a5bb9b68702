namespace Persistence.Json;

/// <summary>Lines that will be written to one session file together. Belongs to the thread that holds the session.</summary>
internal sealed class SessionBatch(SessionFile file, IStoredFile? stored, SessionState? state, LineBuilder lines)
{
    private int _count;

    /// <summary>The session after the lines so far; null when it is absent.</summary>
    public SessionState? State { get; private set; } = state;

    /// <summary>The session as the file has it now; null when it is absent.</summary>
    public SessionState? Initial { get; } = state;

    /// <summary>The session file.</summary>
    public SessionFile Owner => file;

    /// <summary>The open file; null when the session is absent.</summary>
    public IStoredFile? Stored => stored;

    /// <summary>Tells whether adding a line failed half-way, so that none of the lines may be written.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Tells whether there is anything to write.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Begins the line of a commit: writes it up to the new entries of logs, which the caller writes.</summary>
    /// <param name="next">The session after it, which nobody else knows of yet, its places not yet known.</param>
    /// <param name="now">The time.</param>
    /// <param name="header">The header, when it changed.</param>
    /// <returns>What writes the line.</returns>
    public LineBuilder Begin(SessionState next, DateTimeOffset now, StoredHeader? header)
    {
        IsBroken = true;
        next.Start = State?.End ?? 0;
        Span<byte> time = stackalloc byte[LineText.MaxTimeLength];
        time = time[..LineText.FormatTime(now, LineText.Milliseconds, time)];
        if (header is null)
        {
            lines.Begin(next, time, _count);
            return lines;
        }

        next.HeaderAt = next.Start;
        next.Header = header;
        lines.Begin(next, time, _count);
        lines.WriteHeader(header.Key, header.Json);
        return lines;
    }

    /// <summary>Ends the line of a commit.</summary>
    /// <param name="next">The session after it.</param>
    public void End(SessionState next)
    {
        State = lines.End(next);
        _count++;
        IsBroken = false;
    }
}
