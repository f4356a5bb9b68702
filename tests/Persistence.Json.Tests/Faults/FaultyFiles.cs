using Persistence.Json.Tests.PowerLoss;

namespace Persistence.Json.Tests.Faults;

/// <summary>The files of the machine, except that calls fail when a test says so.</summary>
internal sealed class FaultyFiles : IFileLayer
{
    private const int NoSpace = 28;

    private int _openFiles;

    /// <summary>Gives the error of a call on a path; null to do it.</summary>
    public Func<FileOperationKind, string, Exception?> Fault { get; set; } = static (_, _) => null;

    /// <summary>Called before a folder is asked for one of its session files, in any way.</summary>
    public Action? BeforeNamed { get; set; }

    public static IOException DiskFull => new("No space left on device", NoSpace);

    /// <summary>How many files are open.</summary>
    public int OpenFiles => _openFiles;

    /// <summary>Lets one kind of call fail.</summary>
    public void Fail(FileOperationKind kind, Exception fault) => Fault = (asked, _) => asked == kind ? fault : null;

    public void Heal() => Fault = static (_, _) => null;

    public void CreateDirectory(string path) => SystemFiles.Instance.CreateDirectory(path);

    public IFileFolder OpenFolder(string path) => new FaultyFolder(this, SystemFiles.Instance.OpenFolder(path), path);

    private void Check(FileOperationKind kind, string path)
    {
        if (Fault(kind, path) is { } fault)
        {
            throw fault;
        }
    }

    private sealed class FaultyFolder(FaultyFiles owner, IFileFolder folder, string path) : IFileFolder
    {
        public bool IsCurrent => folder.IsCurrent;

        public bool MayStayOpen => folder.MayStayOpen;

        public IStoredFile? Open(string name, FileUse use)
        {
            owner.BeforeNamed?.Invoke();
            owner.Check(use == FileUse.Replace ? FileOperationKind.Create : FileOperationKind.Open, Path.Combine(path, name));

            if (folder.Open(name, use) is not { } file)
            {
                return null;
            }

            Interlocked.Increment(ref owner._openFiles);
            return new FaultyFile(owner, file, Path.Combine(path, name));
        }

        public FileStatus? StatusOf(string name)
        {
            if (name != ".lock")
            {
                owner.BeforeNamed?.Invoke();
            }

            return folder.StatusOf(name);
        }

        public void Rename(string from, string to)
        {
            owner.BeforeNamed?.Invoke();
            owner.Check(FileOperationKind.Rename, Path.Combine(path, to));
            folder.Rename(from, to);
        }

        public void Delete(string name)
        {
            owner.BeforeNamed?.Invoke();
            owner.Check(FileOperationKind.Delete, Path.Combine(path, name));
            folder.Delete(name);
        }

        public void Sync()
        {
            owner.Check(FileOperationKind.SyncDirectory, path);
            folder.Sync();
        }

        public IReadOnlyList<string> List(string suffix) => folder.List(suffix);

        public IFolderWatch? Watch() => null;

        public void Dispose() => folder.Dispose();
    }

    private sealed class FaultyFile(FaultyFiles owner, IStoredFile file, string path) : IStoredFile
    {
        private int _isOpen = 1;

        public FileIdentity? Identity => file.Identity;

        public long Length => file.Length;

        public (long Length, long ChangedAt) AtOpening => file.AtOpening;

        public int Read(long offset, Span<byte> buffer)
        {
            owner.Check(FileOperationKind.Read, path);
            return file.Read(offset, buffer);
        }

        // A write that fails has written the half of it.
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var fault = owner.Fault(FileOperationKind.Write, path);
            file.Write(offset, fault is null ? bytes : bytes[..(bytes.Length / 2)]);
            if (fault is not null)
            {
                throw fault;
            }
        }

        public void SetLength(long length)
        {
            owner.Check(FileOperationKind.SetLength, path);
            file.SetLength(length);
        }

        public void Sync()
        {
            owner.Check(FileOperationKind.Sync, path);
            file.Sync();
        }

        public void Dispose()
        {
            Interlocked.Add(ref owner._openFiles, -Interlocked.Exchange(ref _isOpen, 0));
            file.Dispose();
        }
    }
}
