using Persistence.Json;
using Persistence.Mapping;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>The folder of a JSON store: which classes are in it, and their files.</summary>
/// <param name="address">The store.</param>
internal sealed class JsonFolder(StoreAddress address)
{
    // So many names are sorted at a time: a folder of any size takes the same memory.
    private const int NamesAtOnce = 100_000;

    /// <summary>The path of a class's folder.</summary>
    /// <param name="stored">The storage name of the class.</param>
    public string PathOf(string stored) => Path.Combine(address.Path, stored);

    /// <summary>The classes.</summary>
    /// <exception cref="ToolException">The folder is no store.</exception>
    public IReadOnlyList<StoredClass> Classes()
    {
        if (!Directory.Exists(address.Path))
        {
            throw new ToolException($"There is no store at '{address.Text}': no such folder or file.");
        }

        var classes = Directory.EnumerateDirectories(address.Path).Where(IsClass).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => ClassOf(name!)).ToList();
        return classes.Count > 0 || !Directory.EnumerateFileSystemEntries(address.Path).Any()
            ? classes
            : throw new ToolException($"'{address.Text}' is no store: none of its folders holds session files (*{FileNames.Suffix}). A store of JSON files is the folder that was given to the store, with a folder for each session class in it.");
    }

    /// <summary>The keys of a class's sessions, in order, by the names of their files.</summary>
    /// <param name="stored">The class.</param>
    public IEnumerable<string> Keys(StoredClass stored)
    {
        string? last = null;
        while (true)
        {
            var page = Page(stored, last);
            foreach (var (_, key) in page)
            {
                yield return key;
            }

            if (page.Count < NamesAtOnce)
            {
                yield break;
            }

            last = page[^1].Sortable;
        }
    }

    /// <summary>The session files of a class, in no order.</summary>
    /// <param name="stored">The storage name of the class.</param>
    public IEnumerable<string> Files(string stored) =>
        Directory.EnumerateFileSystemEntries(PathOf(stored)).Select(static path => Path.GetFileName(path)).Where(static name => name.EndsWith(FileNames.Suffix, StringComparison.Ordinal));

    private List<(string Sortable, string Key)> Page(StoredClass stored, string? last)
    {
        var smallest = new PriorityQueue<(string Sortable, string Key), string>(Comparer<string>.Create(static (left, right) => KeyOrder.Utf8.Compare(right, left)));
        foreach (var name in Files(stored.Name))
        {
            if (KeyOf(stored.Name, name) is { } key && Sortable(key, stored) is { } sortable && (last is null || KeyOrder.Utf8.Compare(sortable, last) > 0))
            {
                if (smallest.Count < NamesAtOnce)
                {
                    smallest.Enqueue((sortable, key), sortable);
                }
                else
                {
                    smallest.EnqueueDequeue((sortable, key), sortable);
                }
            }
        }

        return [.. smallest.UnorderedItems.Select(static item => item.Element).OrderBy(static element => element.Sortable, KeyOrder.Utf8)];
    }

    private static string? Sortable(string key, StoredClass stored)
    {
        try
        {
            return KeyOrder.ToSortable(key, stored.KeyParts);
        }
        catch (FormatException)
        {
            // A file of no session of this class: listing goes past it, verifying names it.
            return null;
        }
    }

    // A long name was cut: the file has the key.
    private string? KeyOf(string stored, string name)
    {
        if (FileNames.KeyOf(name) is { } key)
        {
            return key;
        }

        return name.Contains('~', StringComparison.Ordinal) ? new SessionFileReader(PathOf(stored)).TryReadKey(name) : null;
    }

    private static bool IsClass(string path) =>
        File.Exists(Path.Combine(path, ShapeFile.Name)) || Path.Exists(Path.Combine(path, ".lock")) || Directory.EnumerateFiles(path, "*" + FileNames.Suffix).Any();

    private StoredClass ClassOf(string name)
    {
        var shape = ShapeOf(PathOf(name));
        return new StoredClass(name, shape is not null ? KindsOf(shape) : SampleKinds(name), shape);
    }

    private static ClassShape? ShapeOf(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, ShapeFile.Name)).TrimEnd('\n');
            var start = text.IndexOf("\"shape\":", StringComparison.Ordinal);
            return start < 0 ? null : ClassShape.Parse(text[(start + "\"shape\":".Length)..^1]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The kinds of the parts of a key, by their columns.</summary>
    /// <param name="shape">The shape of the class.</param>
    public static IReadOnlyList<KeyPartKind> KindsOf(ClassShape shape) =>
        [.. shape.Keys.Select(static key => key.Type == "INTEGER" || key.Form is "UInt64" or "Int128" or "UInt128" ? KeyPartKind.Number : KeyPartKind.Text)];

    // A header begins with the parts of the key.
    private IReadOnlyList<KeyPartKind> SampleKinds(string name)
    {
        var reader = new SessionFileReader(PathOf(name));
        return Files(name).Take(8).Select(reader.TryReadKinds).FirstOrDefault(static kinds => kinds is not null) ?? [KeyPartKind.Text];
    }
}
