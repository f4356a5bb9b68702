using Persistence.Json.Tests.PowerLoss;

namespace Persistence.Json.Tests.Faults;

/// <summary>The files of the machine, except that calls fail when a test says so.</summary>
internal sealed class FaultyFiles : IFileLayer
{
    private const int NoSpace = 28;

    /// <summary>Gives the error of a call on a path; null to do it.</summary>
    public Func<FileOperationKind, string, Exception?> Fault { get; set; } = static (_, _) => null;

    public static IOException DiskFull => new("No space left on device", NoSpace);

    /// <summary>Lets one kind of call fail.</summary>
    public void Fail(FileOperationKind kind, Exception fault) => Fault = (asked, _) => asked == kind ? fault : null;

    public void Heal() => Fault = static (_, _) => null;

    public IStoredFile? Open(string path, FileUse use)
    {
        if (use == FileUse.Replace)
        {
            Check(FileOperationKind.Create, path);
        }

        return SystemFiles.Instance.Open(path, use) is { } file ? new FaultyFile(this, file, path) : null;
    }

    public void Rename(string from, string to)
    {
        Check(FileOperationKind.Rename, to);
        SystemFiles.Instance.Rename(from, to);
    }

    public void Delete(string path)
    {
        Check(FileOperationKind.Delete, path);
        SystemFiles.Instance.Delete(path);
    }

    public void SyncDirectory(string path)
    {
        Check(FileOperationKind.SyncDirectory, path);
        SystemFiles.Instance.SyncDirectory(path);
    }

    public void CreateDirectory(string path) => SystemFiles.Instance.CreateDirectory(path);

    public IReadOnlyList<string> List(string path, string suffix) => SystemFiles.Instance.List(path, suffix);

    private void Check(FileOperationKind kind, string path)
    {
        if (Fault(kind, path) is { } fault)
        {
            throw fault;
        }
    }

    private sealed class FaultyFile(FaultyFiles owner, IStoredFile file, string path) : IStoredFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

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

        public void Dispose() => file.Dispose();
    }
}
