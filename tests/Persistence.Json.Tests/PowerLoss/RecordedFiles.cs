namespace Persistence.Json.Tests.PowerLoss;

/// <summary>Files in memory that record what is done to them.</summary>
internal sealed class RecordedFiles : IFileLayer
{
    private readonly Dictionary<string, RecordedFile> _names = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _files;

    /// <summary>What was done, in order.</summary>
    public List<FileOperation> Operations { get; } = [];

    /// <summary>How many bytes were read.</summary>
    public long BytesRead { get; set; }

    /// <summary>Called before each operation is done; may throw, and then it is not done.</summary>
    public Action<FileOperationKind>? Before { get; set; }

    /// <summary>Makes files that are on disk from the start.</summary>
    public static RecordedFiles From(IReadOnlyDictionary<string, byte[]> contents)
    {
        var files = new RecordedFiles();
        foreach (var (name, bytes) in contents)
        {
            files._names[name] = new RecordedFile(files, ++files._files, bytes);
        }

        return files;
    }

    /// <summary>What is in the files now.</summary>
    public Dictionary<string, byte[]> Contents()
    {
        lock (_gate)
        {
            return _names.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        }
    }

    public IFileFolder OpenFolder(string path) => new RecordedFolder(this, path);

    public IStoredFile? Open(string path, FileUse use)
    {
        lock (_gate)
        {
            if (use != FileUse.Replace)
            {
                return _names.GetValueOrDefault(path);
            }

            if (_names.TryGetValue(path, out var leftover))
            {
                leftover.SetLength(0);
                return leftover;
            }
        }

        return Create(path);
    }

    public void Rename(string from, string to)
    {
        Before?.Invoke(FileOperationKind.Rename);
        lock (_gate)
        {
            _names.Remove(from, out var file);
            _names[to] = file ?? throw new FileNotFoundException(from);
            Record(new FileOperation(FileOperationKind.Rename, file.Number, to, from));
        }
    }

    public void Delete(string path)
    {
        Before?.Invoke(FileOperationKind.Delete);
        lock (_gate)
        {
            if (_names.Remove(path, out var file))
            {
                Record(new FileOperation(FileOperationKind.Delete, file.Number, path));
            }
        }
    }

    public void SyncDirectory()
    {
        Before?.Invoke(FileOperationKind.SyncDirectory);
        Record(new FileOperation(FileOperationKind.SyncDirectory));
    }

    // The lock file is in a real folder.
    public void CreateDirectory(string path) => Directory.CreateDirectory(path);

    public FileStatus? StatusOf(string path)
    {
        lock (_gate)
        {
            return _names.TryGetValue(path, out var file) ? new FileStatus(file.Identity!.Value, file.Length) : FileStatus.Of(path);
        }
    }

    public IReadOnlyList<string> List(string path, string suffix)
    {
        lock (_gate)
        {
            return [.. _names.Keys.Where(name => Path.GetDirectoryName(name) == path).Select(name => Path.GetFileName(name)).Where(name => name.EndsWith(suffix, StringComparison.Ordinal))];
        }
    }

    public void Record(FileOperation operation)
    {
        lock (_gate)
        {
            Operations.Add(operation);
        }
    }

    private RecordedFile Create(string path)
    {
        Before?.Invoke(FileOperationKind.Create);
        lock (_gate)
        {
            var file = new RecordedFile(this, ++_files, []);
            _names[path] = file;
            Record(new FileOperation(FileOperationKind.Create, file.Number, path));
            return file;
        }
    }
}
