using Persistence.Json;
using Persistence.Mapping;
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

        var classes = Directory.EnumerateDirectories(address.Path).Where(ClassFolder.IsOne).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => ClassFolder.Of(PathOf(name!), name!)).ToList();
        return classes.Count > 0 || !Directory.EnumerateFileSystemEntries(address.Path).Any()
            ? classes
            : throw new ToolException($"'{address.Text}' is no store: none of its folders holds session files (*{FileNames.Suffix}). A store of JSON files is the folder that was given to the store, with a folder for each session class in it.");
    }

    /// <summary>Throws where a folder is one of other things, into which no sessions should be written.</summary>
    /// <exception cref="ToolException">It is.</exception>
    public void RequireFree()
    {
        if (File.Exists(address.Path))
        {
            throw new ToolException($"'{address.Text}' is a file: a store of JSON files is a folder.");
        }

        // A copy that was killed leaves folders with nothing in them yet.
        if (Directory.Exists(address.Path) && Directory.EnumerateFileSystemEntries(address.Path).ToList() is { Count: > 0 } entries
            && !entries.Exists(static entry => Directory.Exists(entry) && ClassFolder.IsOne(entry))
            && entries.Exists(static entry => File.Exists(entry) || Directory.EnumerateFileSystemEntries(entry).Any()))
        {
            throw new ToolException($"'{address.Text}' holds other things and no sessions: name a folder that is empty or absent.");
        }
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
}
