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

    /// <summary>Adds a commit.</summary>
    /// <param name="next">The session after it, its places not yet known.</param>
    /// <param name="time">The time as JSON text.</param>
    /// <param name="header">The header, when it changed.</param>
    /// <param name="writeLogs">Writes the new entries.</param>
    public void Add(SessionState next, ReadOnlySpan<byte> time, StoredHeader? header, Action<LineBuilder> writeLogs)
    {
        var start = State?.End ?? 0;
        next = next with { Start = start, HeaderAt = header is null ? next.HeaderAt : start, Header = header ?? next.Header };
        IsBroken = true;
        lines.Begin(next, time, _count);
        if (header is not null)
        {
            lines.WriteHeader(header.Key, header.Json);
        }

        writeLogs(lines);
        State = lines.End(next);
        _count++;
        IsBroken = false;
    }
}
