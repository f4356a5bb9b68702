namespace Persistence.Json;

/// <summary>By what a file is known to be as it was: any change gives it another time of change, which no program can set (ctime).</summary>
/// <param name="Number">The file's number in its file system.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="ChangedAt">When it last changed, by the clock of the file system in nanoseconds since 1970.</param>
internal readonly record struct FileStamp(ulong Number, long Length, long ChangedAt)
{
    // Two changes within one tick of the system's clock, 10 ms at most, may have the same time.
    private const long TwoTicks = 20_000_000;

    /// <summary>The stamp of a file.</summary>
    /// <param name="status">What the system says of it.</param>
    public static FileStamp Of(FileStatus status) => new(status.Identity.Number, status.Length, status.ChangedAt);

    /// <summary>Whether a file that changes after a moment has another stamp than this one.</summary>
    /// <param name="moment">The moment, see <see cref="ChangeTime.Of"/>.</param>
    public bool IsSettledAt(long moment) => ChangedAt > 0 && moment - ChangedAt > TwoTicks;
}
