using Persistence.Samples.Tests.Programs;

namespace Persistence.Samples.Tests.Architecture;

/// <summary>The files of src and tests, with their texts.</summary>
internal static class SourceFiles
{
    /// <summary>Each hand-written C# file of src, by its path in the repository.</summary>
    public static IReadOnlyDictionary<string, string> Product { get; } = Read("src");

    /// <summary>Reads a page.</summary>
    /// <param name="path">Its path in the repository.</param>
    public static string Page(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    private static Dictionary<string, string> Read(string folder) =>
        (from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
         let file = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
         where !file.Split('/').Any(static part => part is "bin" or "obj")
         select (file, Text: File.ReadAllText(path).ReplaceLineEndings("\n"))).ToDictionary(static one => one.file, static one => one.Text, StringComparer.Ordinal);
}
