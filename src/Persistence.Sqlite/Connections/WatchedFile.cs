namespace Persistence.Sqlite;

/// <summary>One file of a database, and which one it was when it was first seen.</summary>
/// <param name="path">The database's path.</param>
/// <param name="suffix">Empty for the database itself, or <c>-wal</c>, <c>-shm</c>.</param>
internal sealed class WatchedFile(string path, string suffix)
{
    private readonly byte[] _path = FileStatus.Terminated(path + suffix);
    
    // Boxed: several threads may look at the same time.
    private volatile object? _first = FileStatus.Of(FileStatus.Terminated(path + suffix));

    /// <summary>The file, for people.</summary>
    public string Name => suffix.Length == 0 ? "the database file" : $"its {suffix} file";

    /// <summary>Whether the path leads to the file that was seen first.</summary>
    public bool IsInPlace()
    {
        var present = FileStatus.Of(_path);
        if (_first is FileStatus first)
        {
            return present is { } found && first.IsSameFile(found);
        }

        // Some VFS make none, and a database that may only be read has none before others write.
        _first = present;
        return true;
    }
}
