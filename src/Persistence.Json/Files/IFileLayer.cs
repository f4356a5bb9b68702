namespace Persistence.Json;

/// <summary>
/// What the engine asks of the file system, one member for each system call, so that a test can record the calls,
/// replay what a loss of power may leave of them, or make one fail. Errors are the IOException of the platform.
/// </summary>
internal interface IFileLayer
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="use">What for.</param>
    /// <returns>The file; null when it is absent, though its directory is there.</returns>
    IStoredFile? Open(string path, FileUse use);

    /// <summary>Gives a file another name, replacing what has that name.</summary>
    /// <param name="from">The present path.</param>
    /// <param name="to">The new path, in the same directory.</param>
    void Rename(string from, string to);

    /// <summary>Removes a file; does nothing when it is absent.</summary>
    /// <param name="path">The file.</param>
    void Delete(string path);

    /// <summary>Waits until a directory's entries are on disk.</summary>
    /// <param name="path">The directory.</param>
    void SyncDirectory(string path);

    /// <summary>Creates a directory with mode 0700, and its parents.</summary>
    /// <param name="path">The directory.</param>
    void CreateDirectory(string path);

    /// <summary>Lists the names of the files in a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="suffix">What the names end with.</param>
    /// <returns>The names, in no order.</returns>
    IReadOnlyList<string> List(string path, string suffix);
}
