namespace Persistence.Json;

/// <summary>What the end of a file says.</summary>
/// <param name="State">The session after the last whole commit; null when there is none.</param>
/// <param name="CommittedLength">Where the last whole commit ends, its newline counted whether or not the file has it.</param>
/// <param name="Length">Where the file ends: after <paramref name="CommittedLength"/> when a write was torn.</param>
internal readonly record struct FileTail(SessionState? State, long CommittedLength, long Length)
{
    /// <summary>Whether something follows the last whole commit.</summary>
    public bool IsTorn => Length > CommittedLength;

    /// <summary>Whether the last commit lacks its newline.</summary>
    public bool IsUnfinished { get; init; }
}
