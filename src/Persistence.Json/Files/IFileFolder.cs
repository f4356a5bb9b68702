namespace Persistence.Json;

/// <summary>
/// An open directory. On Linux it stays the same directory when its path comes to name another one, so that all that is done
/// while a lock in it is held is done in the directory to which the lock belongs.
/// </summary>
internal interface IFileFolder : IDisposable
{
    /// <summary>Whether its path still names this directory.</summary>
    bool IsCurrent { get; }

    /// <summary>Whether <see cref="StatusOf"/> says which file it is, so that files may stay open between uses.</summary>
    bool MayStayOpen { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="name">The file.</param>
    /// <param name="use">What for.</param>
    /// <returns>The file; null when it is absent.</returns>
    /// <exception cref="IrregularFileException">The name belongs to no regular file, or to one of several names that is to be written.</exception>
    IStoredFile? Open(string name, FileUse use);

    /// <summary>Says which file has a name, and how long it is. A symbolic link is not followed.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Null when there is none, or the system does not say.</returns>
    FileStatus? StatusOf(string name);

    /// <summary>Gives a file another name, replacing what has that name.</summary>
    /// <param name="from">The present name.</param>
    /// <param name="to">The new name.</param>
    void Rename(string from, string to);

    /// <summary>Removes a file; does nothing when it is absent.</summary>
    /// <param name="name">The file.</param>
    void Delete(string name);

    /// <summary>Waits until the names of its files are on disk.</summary>
    void Sync();

    /// <summary>Lists the names of the files in it.</summary>
    /// <param name="suffix">What the names end with.</param>
    /// <returns>The names, in no order.</returns>
    IReadOnlyList<string> List(string suffix);

    /// <summary>Begins to watch its session files.</summary>
    /// <returns>Null where the system does not report every change before the call that made it has returned.</returns>
    IFolderWatch? Watch();
}
