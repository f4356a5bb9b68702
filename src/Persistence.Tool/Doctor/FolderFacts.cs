using System.Globalization;
using Persistence.Tool.Json;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Doctor;

/// <summary>Facts of a folder of JSON files.</summary>
internal static class FolderFacts
{
    private const long LowSpace = 100 * 1024 * 1024;

    /// <summary>Looks at the folder.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="classes">Its classes.</param>
    public static IEnumerable<Fact> Of(JsonStoreReader reader, IReadOnlyList<StoredClass> classes)
    {
        var free = FreeSpace.Of(reader.Address.Path);
        yield return new Fact("disk-space", free is null or > LowSpace, free is null ? "the system does not say" : string.Create(CultureInfo.InvariantCulture, $"{free / 1024 / 1024} MB free{(free > LowSpace ? "" : ": free some space, or commits will fail")}"));
        foreach (var stored in classes)
        {
            var names = Directory.EnumerateFiles(reader.PathOf(stored)).Select(static path => Path.GetFileName(path));
            var (damaged, torn, temporary) = (0, 0, 0);
            foreach (var name in names)
            {
                damaged += name.Contains(".jsonl.damaged-", StringComparison.Ordinal) ? 1 : 0;
                torn += name.Contains(".jsonl.torn-", StringComparison.Ordinal) ? 1 : 0;
                temporary += name.EndsWith(".jsonl.tmp", StringComparison.Ordinal) ? 1 : 0;
            }

            yield return new Fact("quarantine", damaged + torn == 0, string.Create(CultureInfo.InvariantCulture, $"class '{stored.Name}': {damaged} damaged files and {torn} torn writes are kept{(damaged + torn == 0 ? "" : ": look at them, then move them away")}"));
            yield return new Fact("unfinished", true, string.Create(CultureInfo.InvariantCulture, $"class '{stored.Name}': {temporary} unfinished files, which the next store that opens removes"));
            yield return Mode(stored.Name, reader.PathOf(stored));
        }
    }

    private static Fact Mode(string name, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return new Fact("mode", true, $"class '{name}': left to the system");
        }

        var mode = File.GetUnixFileMode(path);
        var isOpen = (mode & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0;
        return new Fact("mode", !isOpen, $"class '{name}': {(isOpen ? $"all users of the machine may look into '{path}': chmod 700 it" : "only its owner and group see the folder")}");
    }
}
