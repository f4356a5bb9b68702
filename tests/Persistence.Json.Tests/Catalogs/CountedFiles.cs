using System.Collections.Concurrent;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>The files of the machine; it knows which were opened to be read.</summary>
internal sealed class CountedFiles : IFileLayer
{
    public ConcurrentBag<string> Opened { get; } = [];

    public void CreateDirectory(string path) => SystemFiles.Instance.CreateDirectory(path);

    public IFileFolder OpenFolder(string path) => new Folder(this, SystemFiles.Instance.OpenFolder(path));

    private sealed class Folder(CountedFiles owner, IFileFolder folder) : IFileFolder
    {
        public bool IsCurrent => folder.IsCurrent;

        public bool MayStayOpen => folder.MayStayOpen;

        public IStoredFile? Open(string name, FileUse use)
        {
            if (use == FileUse.Read)
            {
                owner.Opened.Add(name);
            }

            return folder.Open(name, use);
        }

        public FileStatus? StatusOf(string name) => folder.StatusOf(name);

        public void Rename(string from, string to) => folder.Rename(from, to);

        public void Delete(string name) => folder.Delete(name);

        public void Sync() => folder.Sync();

        public IReadOnlyList<string> List(string suffix) => folder.List(suffix);

        public IFolderWatch? Watch() => folder.Watch();

        public void Dispose() => folder.Dispose();
    }
}
