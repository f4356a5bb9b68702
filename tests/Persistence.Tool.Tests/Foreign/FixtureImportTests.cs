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
        await Persist.Succeed("import", PathOf(fixture), folder["store"], "--from", format);
        Assert.Contains($"{sessions} sessions, {entries} entries", await Persist.Succeed("verify", folder["store"]), StringComparison.Ordinal);
        Assert.Contains($"0 created, 0 updated, {sessions} equal", await Persist.Succeed("import", PathOf(fixture), folder["store"], "--from", format), StringComparison.Ordinal);
        Golden.Verify($"import.{fixture.Replace('/', '-')}", await Persist.Succeed("export", folder["store"]));
    }

    private static string PathOf(string fixture, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Fixtures", fixture);
}
