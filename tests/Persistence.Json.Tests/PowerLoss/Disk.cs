namespace Persistence.Json.Tests.PowerLoss;

/// <summary>What a disk holds while operations go on, and what a loss of power may leave of it.</summary>
internal sealed class Disk
{
    private readonly Dictionary<int, DiskFile> _files = [];
    private readonly List<FileOperation> _pendingNames = [];
    private Dictionary<string, int> _names = new(StringComparer.Ordinal);

    public Disk(IReadOnlyDictionary<string, byte[]> initial)
    {
        foreach (var (name, bytes) in initial)
        {
            _files[_names[name] = _files.Count + 1] = new DiskFile(bytes);
        }
    }

    public void Apply(FileOperation operation)
    {
        switch (operation.Kind)
        {
            case FileOperationKind.Create:
                _files[operation.File] = new DiskFile([]);
                _pendingNames.Add(operation);
                break;
            case FileOperationKind.Rename or FileOperationKind.Delete:
                _pendingNames.Add(operation);
                break;
            case FileOperationKind.Write:
                _files[operation.File].Write(operation.Offset, operation.Bytes!);
                break;
            case FileOperationKind.SetLength:
                _files[operation.File].SetLength(operation.Offset);
                break;
            case FileOperationKind.Sync:
                _files[operation.File].Sync();
                break;
            default:
                _names = Named(_ => true);
                _pendingNames.Clear();
                break;
        }
    }

    /// <summary>Every state of the names, with the states of the files that then have one.</summary>
    public IEnumerable<Dictionary<string, byte[]>> States(Random random, int mostOfAFile)
    {
        foreach (var names in NameStates())
        {
            // One file is written at a time, so the others have one state.
            var changing = names.Where(pair => !_files[pair.Value].IsDurable).Select(pair => pair.Key).Take(1).ToList();
            var rest = names.ToDictionary(pair => pair.Key, pair => _files[pair.Value].States(random, 1).First(), StringComparer.Ordinal);
            if (changing.Count == 0)
            {
                yield return rest;
                continue;
            }

            foreach (var content in _files[names[changing[0]]].States(random, mostOfAFile))
            {
                yield return new Dictionary<string, byte[]>(rest, StringComparer.Ordinal) { [changing[0]] = content };
            }
        }
    }

    private IEnumerable<Dictionary<string, int>> NameStates() =>
        Enumerable.Range(0, 1 << _pendingNames.Count).Select(set => Named(index => (set >> index & 1) == 1));

    private Dictionary<string, int> Named(Func<int, bool> isDone)
    {
        var names = new Dictionary<string, int>(_names, StringComparer.Ordinal);
        for (var index = 0; index < _pendingNames.Count; index++)
        {
            if (isDone(index))
            {
                Apply(names, _pendingNames[index]);
            }
        }

        return names;
    }

    private static void Apply(Dictionary<string, int> names, FileOperation operation)
    {
        if (operation.Kind == FileOperationKind.Delete)
        {
            names.Remove(operation.Name!);
            return;
        }

        names[operation.Name!] = operation.File;
        if (operation.OldName is not null)
        {
            names.Remove(operation.OldName);
        }
    }
}
