using Persistence.Samples.Tests.Programs;
using Persistence.Testing.Redis;
using Persistence.TestKit;
using Quickstart;
using Xunit;

namespace Persistence.Samples.Tests.Quickstart;

/// <summary>The fixtures of the Quickstart are read, and the helper that keeps them does what it says.</summary>
public sealed class FixtureTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public void What_each_version_stored_is_read() => new TeamChatFixtures().Check();

    [Fact]
    public void What_each_version_stored_on_a_server_is_read() => new TeamChatRedisFixtures(redis.Connection).Check();

    [Fact]
    public void A_version_that_has_no_fixture_fails_with_the_command_that_writes_it()
    {
        using var folder = new TestFolder();
        var error = Assert.Throws<ConformanceException>(new Elsewhere(folder.Path, isWriting: false).Check);
        Assert.Equal($"There is no fixture of schema version 1 of TeamChat in '{Path.Combine(folder.Path, "v1", "json")}'. Write it and commit it, with no test changed: PERSISTENCE_WRITE_FIXTURES=1 dotnet test", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_fixture_is_written_once_and_no_test_changes_it()
    {
        using var folder = new TestFolder();
        new Elsewhere(folder.Path, isWriting: true).Check();
        var written = Content(folder.Path);
        Assert.Equal(["v1/json/team_chat/over.jsonl", "v1/json/team_chat/tea-room.jsonl", "v1/sqlite/chat.db"], written.Keys.Order(StringComparer.Ordinal));
        new Elsewhere(folder.Path, isWriting: true).Check();
        Assert.Equal(written, Content(folder.Path));
    }

    // What a process that was killed while it wrote left is no fixture.
    [Fact]
    public void A_fixture_that_was_not_finished_is_written_again()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "v1", "json.unfinished", "team_chat"));
        File.WriteAllText(Path.Combine(folder.Path, "v1", "json.unfinished", "team_chat", "half.jsonl"), "half");
        Assert.Throws<ConformanceException>(new Elsewhere(folder.Path, isWriting: false).Check);
        new Elsewhere(folder.Path, isWriting: true).Check();
        Assert.Equal(3, Content(folder.Path).Count);
    }

    [Fact]
    public void A_fixture_that_the_class_does_not_read_is_named()
    {
        using var folder = new TestFolder();
        new Elsewhere(folder.Path, isWriting: true).Check();
        var session = Path.Combine(folder.Path, "v1", "json", "team_chat", "over.jsonl");
        File.WriteAllText(session, File.ReadAllText(session).Replace("\"topic\"", "\"title\"", StringComparison.Ordinal));
        var error = Assert.Throws<ConformanceException>(new Elsewhere(folder.Path, isWriting: false).Check);
        Assert.StartsWith("The fixture of schema version 1 of TeamChat on json: what Verify finds: ", error.Message, StringComparison.Ordinal);
    }

    // Line by line: the page leaves out what needs no explanation.
    [Fact]
    public void The_page_shows_the_compiled_code()
    {
        var compiled = Directory.GetFiles(Path.Combine(Repository.Root, "tests/Persistence.Samples.Tests/Quickstart"), "TeamChat*.cs").SelectMany(static file => Lines(File.ReadAllText(file))).ToHashSet();
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/testkit.md"));
        var section = page[page.IndexOf("## Frozen stores", StringComparison.Ordinal)..page.IndexOf("## A backend of your own", StringComparison.Ordinal)];
        var shown = section.Split("```").Where(static (_, index) => index % 2 == 1).SelectMany(static block => Lines(block).Skip(1)).ToList();
        Assert.True(shown.Count > 25, section);
        Assert.All(shown, line => Assert.Contains(line, compiled));
    }

    private static IEnumerable<string> Lines(string code) => code.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim());

    private static Dictionary<string, string> Content(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), static file => Convert.ToHexString(File.ReadAllBytes(file)));

    private sealed class Elsewhere(string folder, bool isWriting) : TeamChatFixtures(folder)
    {
        protected override bool IsWriting => isWriting;
    }
}
