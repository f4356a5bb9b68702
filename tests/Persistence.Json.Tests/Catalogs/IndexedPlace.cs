using System.Text;

namespace Persistence.Json.Tests.Catalogs;

/// <summary>A folder with an index file.</summary>
internal static class IndexedPlace
{
    public static string FileOf(TemporaryStore place) => Path.Combine(place.ChatFolder, IndexFile.FileName);

    /// <summary>Lets a store write the index file, as soon as what it has read is old enough to be known by its time.</summary>
    public static void Write(TemporaryStore place, JsonStoreOptions options)
    {
        var files = Directory.GetFiles(place.ChatFolder, "*.jsonl");
        while (!IsComplete(place, files))
        {
            using var store = place.Open(options);
            store.Count();
        }
    }

    private static bool IsComplete(TemporaryStore place, string[] files)
    {
        var text = File.Exists(FileOf(place)) ? Encoding.UTF8.GetString(File.ReadAllBytes(FileOf(place))) : "";
        return Array.TrueForAll(files, file => text.Contains($"{{\"name\":\"{Path.GetFileName(file)}\"", StringComparison.Ordinal));
    }
}
