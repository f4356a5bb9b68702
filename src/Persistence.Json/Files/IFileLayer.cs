namespace Persistence.Json;

/// <summary>
/// What the engine asks of the file system, one member for each system call, so that a test can record the calls,
/// replay what a loss of power may leave of them, or make one fail. Errors are the IOException of the platform.
/// </summary>
internal interface IFileLayer
{
    /// <summary>Creates a directory with mode 0700, and its parents.</summary>
    /// <param name="path">The directory.</param>
    void CreateDirectory(string path);

    /// <summary>Opens a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    IFileFolder OpenFolder(string path);
}
