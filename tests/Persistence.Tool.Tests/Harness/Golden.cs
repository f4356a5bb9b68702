using System.Runtime.CompilerServices;

namespace Persistence.Tool.Tests.Harness;

/// <summary>
/// Compares outputs with the files in Snapshots, in Verify's conventions: a difference fails, and leaves <c>.received.txt</c> beside the file. <c>UPDATE_SNAPSHOTS=1</c> accepts what came out.
/// </summary>
internal static class Golden
{
    private static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>Compares an output.</summary>
    public static void Verify(string name, string output)
    {
        var path = Path.Combine(Folder(), name);
        // Help names the program that runs.
        var received = output.ReplaceLineEndings("\n").Replace("Persistence.Tool.Tests", "persist", StringComparison.Ordinal);
        var verified = File.Exists(path + ".verified.txt") ? File.ReadAllText(path + ".verified.txt") : "";
        if (verified == received)
        {
            File.Delete(path + ".received.txt");
            return;
        }

        File.WriteAllText(IsUpdate ? path + ".verified.txt" : path + ".received.txt", received);
        Assert.True(IsUpdate, $"{name}: expected\n{verified}\nfound\n{received}");
    }

    private static string Folder([CallerFilePath] string file = "") => Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "..", "Snapshots")).FullName;
}
