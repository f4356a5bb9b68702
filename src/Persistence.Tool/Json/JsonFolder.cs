using System.IO.Enumeration;
using Persistence.Json;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Json;

/// <summary>The folder of a JSON store: which classes are in it, and their files.</summary>
/// <param name="address">The store.</param>
internal sealed class JsonFolder(StoreAddress address)
{
    private static readonly EnumerationOptions s_everyName = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

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
        if (Directory.Exists(address.Path) && !Directory.EnumerateDirectories(address.Path).Any(ClassFolder.IsOne)
            && Directory.EnumerateFileSystemEntries(address.Path).Any(static entry => File.Exists(entry) || Directory.EnumerateFileSystemEntries(entry).Any()))
        {
            throw new ToolException($"'{address.Text}' holds other things and no sessions: name a folder that is empty or absent.");
        }
    }

    /// <summary>The keys of a class's sessions, in order, by the names of their files.</summary>
    /// <param name="stored">The class.</param>
    /// <param name="cancellation">Ends it, also before the first key.</param>
    public IEnumerable<string> Keys(StoredClass stored, CancellationToken cancellation)
    {
        var keys = new SmallestKeys(stored.KeyParts);
        do
        {
            keys.Next();
            foreach (var name in Files(stored.Name))
            {
                cancellation.ThrowIfCancellationRequested();
                ShortLivedObjects.Collect();
                if (KeyOf(stored.Name, name) is { } key)
                {
                    keys.Add(key);
                }
            }

            foreach (var key in keys.InOrder())
            {
                yield return key;
            }
        }
        while (keys.IsCut);
    }

    /// <summary>The session files of a class, in no order.</summary>
    /// <param name="stored">The storage name of the class.</param>
    public IEnumerable<string> Files(string stored) => new FileSystemEnumerable<string>(PathOf(stored), static (ref FileSystemEntry entry) => entry.FileName.ToString(), s_everyName)
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => entry.FileName.EndsWith(FileNames.Suffix, StringComparison.Ordinal),
    };

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
