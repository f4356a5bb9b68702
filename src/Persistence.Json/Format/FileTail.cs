namespace Persistence.Json;

/// <summary>What the end of a file says.</summary>
/// <param name="State">The session after the last whole commit; null when there is none.</param>
/// <param name="WholeEnd">Where the last whole commit ends, its newline counted whether or not the file has it.</param>
/// <param name="Length">Where the file ends: behind <paramref name="WholeEnd"/> when a write was torn.</param>
internal readonly record struct FileTail(SessionState? State, long WholeEnd, long Length)
{
    /// <summary>Tells whether something follows the last whole commit.</summary>
    public bool IsTorn => Length > WholeEnd;

    /// <summary>Tells whether the last commit lacks its newline.</summary>
    public bool IsUnfinished { get; init; }
}
