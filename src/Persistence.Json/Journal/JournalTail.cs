namespace Persistence.Json;

/// <summary>Reads the end of a session file, only what is new where the file is known.</summary>
internal static class JournalTail
{
    /// <summary>What is wrong with a file that holds no commit.</summary>
    public const string NoCommit = "the file holds no whole commit, so its session counts as absent";

    /// <summary>Reads the end of a file that was opened just now.</summary>
    /// <param name="file">What is remembered of it.</param>
    /// <param name="stored">The open file.</param>
    /// <returns>What its end says.</returns>
    /// <exception cref="LineDamageException">No record of the file is valid, or the file is another session's.</exception>
    public static FileTail Read(SessionFile file, IStoredFile stored) => Read(file, stored, stored.AtOpening);

    /// <summary>Reads the end of a file.</summary>
    /// <param name="file">What is remembered of it.</param>
    /// <param name="stored">The open file.</param>
    /// <param name="found">Its length, and when it last changed.</param>
    /// <returns>What its end says.</returns>
    /// <exception cref="LineDamageException">No record of the file is valid, the header is damaged, or the file is another session's.</exception>
    public static FileTail Read(SessionFile file, IStoredFile stored, (long Length, long ChangedAt) found)
    {
        var (length, changedAt) = found;
        var known = Remembered(file, stored, length);
        if (known is not null && length == known.End && known.Changed.Includes(changedAt))
        {
            return new FileTail(known, length, length);
        }

        var tail = known is null ? TailScanner.Scan(stored, length) : TailScanner.ScanAfter(stored, known, length);
        if (tail.State is not { } state)
        {
            return HasNewline(stored, length) ? throw new LineDamageException(0, "no line of the file is whole") : tail;
        }

        // Others may know the state already, so what is new in it goes into another one.
        var read = state with { Changed = ChangeTime.At(changedAt) };
        if (known is null || !known.Changed.Includes(changedAt))
        {
            read.Header = ValidHeader(file, HeaderOf(stored, state, isNew: known is null), state);
        }

        return tail with { State = read };
    }

    private static SessionState? Remembered(SessionFile file, IStoredFile stored, long length) =>
        file.State is { } known && length >= known.End && IsSame(stored, known) ? known : null;

    /// <summary>Reports whether a file still holds a commit that was seen before, where it was.</summary>
    /// <param name="stored">The open file, not shorter than then.</param>
    /// <param name="known">The session after that commit.</param>
    /// <returns>False when the file was replaced.</returns>
    public static bool IsSame(IStoredFile stored, SessionState known)
    {
        Span<byte> identity = stackalloc byte[LineNames.IdentityLength];
        return stored.Read(known.End - identity.Length, identity) == identity.Length && identity.SequenceEqual(known.Identity);
    }

    /// <summary>Says that a file is another session's.</summary>
    /// <param name="offset">Where its header is.</param>
    /// <param name="key">The key in its header.</param>
    /// <returns>The damage.</returns>
    public static LineDamageException MismatchedKey(long offset, string key) =>
        new(offset, $"the file belongs to session '{key}', whose file has another name") { IsOfText = false, IsForeign = true };

    // What was read just now, in the last line, need not be read twice.
    private static StoredHeader HeaderOf(IStoredFile stored, SessionState state, bool isNew) =>
        isNew && state.Header is { } read ? read : OpenSession.ReadHeader(stored, state);

    // Read again whenever the file has changed: a record that was damaged is noticed before anything is added to the session, and a file
    // that was copied, linked or renamed to this name is another session's.
    private static StoredHeader ValidHeader(SessionFile file, StoredHeader header, SessionState state)
    {
        if (header.Key != file.Key && FileNames.Of(header.Key) != file.Name)
        {
            throw MismatchedKey(state.HeaderAt, header.Key);
        }

        // What was computed of it stays.
        return state.Header is { } known && known.Schema == header.Schema && known.Json.AsSpan().SequenceEqual(header.Json) ? known : header;
    }

    private static bool HasNewline(IStoredFile stored, long length)
    {
        using var lines = new LineScanner(stored, 0, length);
        return lines.Next() && lines.Line[^1] == '\n';
    }
}
