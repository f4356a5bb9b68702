using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Persistence.Generators.Tests.Harness;

/// <summary>
/// Compares generated files with the ones in the repository, in Verify's file conventions: one file per hint name,
/// <c>Class.Method#Hint.g.verified.cs</c>, UTF-8 with a byte order mark and no newline at its end. A difference leaves
/// <c>.received.cs</c> beside it. <c>UPDATE_SNAPSHOTS=1</c> accepts what was generated.
/// </summary>
internal static partial class Snapshot
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Fails unless exactly the verified files were generated.</summary>
    /// <param name="generation">The run.</param>
    /// <param name="testFile">Is filled in by the compiler.</param>
    /// <param name="method">Is filled in by the compiler.</param>
    public static void Verify(Generation generation, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var directory = Path.GetDirectoryName(testFile)!;
        var prefix = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}#";
        var problems = new List<string>();
        var expected = Directory.GetFiles(directory, prefix + "*.verified.cs").Select(Path.GetFileName).ToHashSet();
        foreach (var (hint, text) in generation.Files.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            var stem = prefix + Path.GetFileNameWithoutExtension(hint);
            expected.Remove(stem + ".verified.cs");
            Compare(Path.Combine(directory, stem), Scrub($"//HintName: {hint}\n{text}").TrimEnd('\n'), problems);
        }

        foreach (var stale in expected)
        {
            problems.Add(stale + ": verified, but no longer generated");
            if (IsUpdate)
            {
                File.Delete(Path.Combine(directory, stale!));
            }
        }

        Assert.True(problems.Count == 0 || IsUpdate, string.Join("\n", problems));
    }

    private static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    private static void Compare(string path, string received, List<string> problems)
    {
        var verified = path + ".verified.cs";
        var before = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (before == received)
        {
            File.Delete(path + ".received.cs");
            return;
        }

        File.WriteAllText(IsUpdate ? verified : path + ".received.cs", received, s_encoding);
        problems.Add($"{Path.GetFileName(verified)}: {(before is null ? "new" : FirstDifference(before, received))}");
    }

    private static string FirstDifference(string before, string received)
    {
        var (left, right) = (before.Split('\n'), received.Split('\n'));
        var line = left.Zip(right).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n  verified: {left.ElementAtOrDefault(line)}\n  received: {right.ElementAtOrDefault(line)}";
    }

    // The version of the generator is no part of what is pinned.
    private static string Scrub(string text) => Version().Replace(text, "GeneratedCode(\"Persistence.Generators\", \"{version}\")");

    [GeneratedRegex("GeneratedCode\\(\"Persistence.Generators\", \"[^\"]*\"\\)")]
    private static partial Regex Version();
}
