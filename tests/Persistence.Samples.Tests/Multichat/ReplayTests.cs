using Persistence.Samples.Tests.Programs;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Samples.Tests.Multichat;

public sealed class ReplayTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [MemberData(nameof(StoreRows.All), MemberType = typeof(StoreRows))]
    public void Every_message_is_stored_once_and_a_second_run_adds_none(string store)
    {
        var arguments = StoreRows.Arguments(store, redis);
        var conversation = new Conversation(_folder, agents: 6, messagesEach: 20);

        var first = _folder.Multichat([conversation.FileName, .. arguments]).Succeeded();
        Assert.Equal("120, 120 of them in this run", first.Row("Messages"));
        Assert.Equal("6", first.Row("Participants"));
        Assert.Equal("20", first.Row("  Agent-3"));
        Assert.Matches("^[1-9][0-9,]* KiB$", first.Row("Store size"));
        Assert.Contains("120 of 120", first.Lines);

        var session = first.Row("Session");
        conversation.AssertComplete(_folder.Multichat(["--show", session, .. arguments]).Succeeded());
        Assert.Contains(
            _folder.Multichat(["--list", .. arguments]).Succeeded().Lines,
            line => line.StartsWith($"{session} ", StringComparison.Ordinal) && line.Contains(" Ended      ", StringComparison.Ordinal) && line.Contains(" 120 messages ", StringComparison.Ordinal));

        var second = _folder.Multichat([conversation.FileName, .. arguments]).Succeeded();
        Assert.Equal("120, 0 of them in this run", second.Row("Messages"));
    }

    [Theory]
    [MemberData(nameof(StoreRows.All), MemberType = typeof(StoreRows))]
    public void Two_runs_at_the_same_time_fill_one_session(string store)
    {
        string[] arguments = [new Conversation(_folder, agents: 4, messagesEach: 30).FileName, .. StoreRows.Arguments(store, redis)];
        using var one = _folder.Start(arguments);
        using var other = _folder.Start(arguments);
        Assert.StartsWith("120, ", one.Finish().Succeeded().Row("Messages"), StringComparison.Ordinal);
        Assert.StartsWith("120, ", other.Finish().Succeeded().Row("Messages"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(StoreRows.All), MemberType = typeof(StoreRows))]
    public void The_last_messages_are_shown_in_their_order(string store)
    {
        var arguments = StoreRows.Arguments(store, redis);
        var session = _folder.Multichat([new Conversation(_folder, agents: 1, messagesEach: 30).FileName, .. arguments]).Succeeded().Row("Session");
        var shown = _folder.Multichat(["--show", session, "--last", "2", .. arguments]).Succeeded().Lines;
        Assert.Equal(5, shown.Length);
        Assert.Equal("2026-01-02 03:04:05 +06:00  Agent-0 -> Agent-0  [HIGH] Größe 🚀", shown[1]);
        Assert.Equal("says 0 number 28: ✓ “ready”", shown[2]);
        Assert.Equal("says 0 number 29: ✓ “ready”", shown[4]);
        _folder.Multichat(["--show", "nobody", .. arguments]).Failed(1, "There is no session 'nobody'");
        _folder.Multichat(["--show", new string('x', 600), .. arguments]).Failed(1, "There is no session");
    }

    [Fact]
    public void Without_arguments_the_shipped_transcript_goes_to_SQLite_in_the_current_folder()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "samples", "Multichat", "harbour-festival.jsonl")).Length;
        var result = _folder.Multichat().Succeeded();
        Assert.Equal($"{lines}, {lines} of them in this run", result.Row("Messages"));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "multichat-sessions", "multichat.db")));
    }

    [Fact]
    public void What_agents_wrote_cannot_command_the_terminal()
    {
        _folder.Write("talk.jsonl", Conversation.Line("a", "A\u001b[31m", "\u001b]0;title\u0007 a\tb"));
        var session = _folder.Multichat("talk.jsonl").Succeeded().Row("Session");
        var shown = _folder.Multichat("--show", session).Succeeded().Output;
        Assert.DoesNotContain('\u001b', shown);
        Assert.Contains("]0;title\uFFFD a\tb", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Redis_server_that_does_not_answer_is_one_line() =>
        _folder.Multichat("--redis", $"127.0.0.1:{RedisServer.FreePort()}").Failed(1, "No Redis server answers at 127.0.0.1:");

    public void Dispose() => _folder.Dispose();
}
