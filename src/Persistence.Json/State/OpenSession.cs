namespace Persistence.Json;

/// <summary>A session file opened for reading, with the state that was verified against it.</summary>
internal sealed class OpenSession(IStoredFile file, SessionState state)
{
    /// <summary>The file: to be read up to the state's end only.</summary>
    public IStoredFile File => file;

    /// <summary>The session.</summary>
    public SessionState State => state;

    /// <summary>Whether the last commit lacks its newline.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>The header, read when it is first asked for.</summary>
    /// <exception cref="LineDamageException">Its line is damaged.</exception>
    public StoredHeader Header => state.Header ??= ReadHeader(file, state);

    /// <summary>Reads the header of a state.</summary>
    /// <param name="file">The file.</param>
    /// <param name="state">The state.</param>
    /// <returns>The header.</returns>
    /// <exception cref="LineDamageException">Its line is damaged.</exception>
    public static StoredHeader ReadHeader(IStoredFile file, SessionState state)
    {
        using var lines = new LineScanner(file, state.HeaderAt, state.End);
        if (!lines.ReadValid())
        {
            throw new LineDamageException(state.HeaderAt, "the line of the header is missing");
        }

        return StoredHeader.Of(lines.View()) ?? throw new LineDamageException(state.HeaderAt, "the line has no header, where the last line says that it has");
    }
}
