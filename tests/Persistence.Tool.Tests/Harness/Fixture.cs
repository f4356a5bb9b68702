using System.Runtime.CompilerServices;

namespace Persistence.Tool.Tests.Harness;

/// <summary>A store of JSON files that an earlier version of the sample wrote: its bytes never change.</summary>
internal static class Fixture
{
    /// <summary>Copies it.</summary>
    public static void Copy(string target, [CallerFilePath] string file = "") =>
        CopyFrom(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Persistence.Samples.Tests", "Quickstart", "Fixtures", "v1", "json"), target);

    /// <summary>Copies another one.</summary>
    public static void CopyFrom(string source, string target)
    {
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }
}
