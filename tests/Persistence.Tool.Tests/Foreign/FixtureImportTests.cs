using System.Runtime.CompilerServices;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Foreign;

/// <summary>Files of other programs, each made by a script beside it.</summary>
public sealed class FixtureImportTests
{
    [Theory]
    [InlineData("multichat", "multichat", 3, 4)]
    [InlineData("multichat", "multichat/sessions.db", 3, 3)]
    [InlineData("langgraph", "langgraph.db", 2, 18)]
    [InlineData("openai-agents", "openai.db", 2, 5)]
    [InlineData("agent-framework", "agent-framework", 2, 3)]
    public async Task What_the_program_wrote_becomes_sessions_and_a_second_import_adds_nothing(string format, string fixture, int sessions, int entries)
    {
        using var folder = new TestFolder();
        var source = Copy(fixture, folder);
        await Persist.Succeed("import", source, folder["store"], "--from", format);
        Assert.Contains($"{sessions} sessions, {entries} entries", await Persist.Succeed("verify", folder["store"]), StringComparison.Ordinal);
        Assert.Contains($"0 created, 0 updated, {sessions} equal", await Persist.Succeed("import", source, folder["store"], "--from", format), StringComparison.Ordinal);
        Golden.Verify($"import.{fixture.Replace('/', '-')}", await Persist.Succeed("export", folder["store"]));
    }

    // A database in which SQLite keeps a write-ahead log gets files beside it where it is read.
    private static string Copy(string fixture, TestFolder folder, [CallerFilePath] string file = "")
    {
        var (source, target) = (Path.Combine(Path.GetDirectoryName(file)!, "Fixtures", fixture), folder["fixture/" + fixture]);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (File.Exists(source))
        {
            File.Copy(source, target);
            return target;
        }

        Directory.CreateDirectory(target);
        foreach (var path in Directory.EnumerateFiles(source))
        {
            File.Copy(path, Path.Combine(target, Path.GetFileName(path)));
        }

        return target;
    }
}
