namespace Persistence.Json;

/// <summary>A directory known by its path, as .NET offers it on every system.</summary>
internal sealed class PathFolder(string path) : IFileFolder
{
    /// <inheritdoc/>
    public bool IsCurrent => Directory.Exists(path) ? true : throw Missing();

    /// <inheritdoc/>
    public bool MayStayOpen { get; }

    /// <inheritdoc/>
    public IStoredFile? Open(string name, FileUse use)
    {
        var file = Path.Combine(path, name);
        IrregularFiles.ThrowIfOne(file, use);
        if (use == FileUse.Replace)
        {
            return new SystemFile(SystemFiles.OpenPrivate(file, FileMode.Create));
        }

        // Asked beforehand because an exception for an absent file costs more than the question.
        if (!File.Exists(file))
        {
            return IsCurrent ? null : throw Missing();
        }

        try
        {
            return new SystemFile(File.OpenHandle(file, FileMode.Open, use == FileUse.Read ? FileAccess.Read : FileAccess.ReadWrite, SystemFiles.Everything));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public FileStatus? StatusOf(string name) => FileStatus.Of(Path.Combine(path, name), isLinkFollowed: false);

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        var present = Path.Combine(path, from);
        if (Directory.Exists(present))
        {
            Directory.Move(present, Path.Combine(path, to));
            return;
        }

        File.Move(present, Path.Combine(path, to), overwrite: true);
    }

    /// <inheritdoc/>
    public void Delete(string name) => File.Delete(Path.Combine(path, name));

    /// <inheritdoc/>
    public void Sync() => SystemFiles.SyncDirectory(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string suffix) => SystemFiles.List(path, suffix);

    /// <inheritdoc/>
    public IFolderWatch? Watch() => null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private DirectoryNotFoundException Missing() => new($"The directory '{path}' does not exist.");
}
