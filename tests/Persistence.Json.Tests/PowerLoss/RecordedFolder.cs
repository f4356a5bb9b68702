namespace Persistence.Json.Tests.PowerLoss;

/// <summary>A folder of files in memory. The lock file in it is a real one.</summary>
internal sealed class RecordedFolder(RecordedFiles files, string path) : IFileFolder
{
    public bool IsCurrent => true;

    public bool MayStayOpen => true;

    public IStoredFile? Open(string name, FileUse use) => files.Open(Path.Combine(path, name), use);

    public FileStatus? StatusOf(string name) => files.StatusOf(Path.Combine(path, name));

    public void Rename(string from, string to) => files.Rename(Path.Combine(path, from), Path.Combine(path, to));

    public void Delete(string name) => files.Delete(Path.Combine(path, name));

    public void Sync() => files.SyncDirectory();

    public IReadOnlyList<string> List(string suffix) => files.List(path, suffix);

    public IFolderWatch? Watch() => null;

    public void Dispose()
    {
    }
}
