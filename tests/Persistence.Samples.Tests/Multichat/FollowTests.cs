using Persistence.Samples.Tests.Programs;
using Persistence.Testing.Processes;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Samples.Tests.Multichat;

public sealed class FollowTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [MemberData(nameof(StoreRows.All), MemberType = typeof(StoreRows))]
    public void A_session_is_shown_live_while_other_processes_fill_it(string store)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        var arguments = StoreRows.Arguments(store, redis);
        var conversation = new Conversation(_folder, agents: 4, messagesEach: 20);
        using var begun = _folder.Start([conversation.FileName, "--pause", "200", .. arguments]);
        Assert.InRange(begun.WaitForProgress(0), 1, conversation.Count - 1);
        begun.Kill();
        var session = begun.Finish().Lines[0].Split(' ')[1].TrimEnd(':');
        using var live = _folder.Start(["--show", session, "--follow", .. arguments]);
        live.WaitFor("says 0 number 0");
        _folder.Multichat([conversation.FileName, .. arguments]).Succeeded();
        live.WaitFor("says 3 number 19");
        var (signal, exitCode) = Interrupts.AreIgnored ? ("TERM", 143) : ("INT", 130);
        live.Signal(signal);
        var shown = live.Finish();
        Assert.Equal((exitCode, ""), (shown.ExitCode, shown.Error));
        conversation.AssertComplete(shown);
    }

    /// <summary>Each agent hears the message before its own, whichever of two runs said it: the log has the transcript's order.</summary>
    [Theory]
    [MemberData(nameof(StoreRows.All), MemberType = typeof(StoreRows))]
    public void Agents_wait_for_one_another(string store)
    {
        var arguments = StoreRows.Arguments(store, redis);
        var conversation = new Conversation(_folder, agents: 5, messagesEach: 12);
        using var one = _folder.Start([conversation.FileName, .. arguments]);
        using var other = _folder.Start([conversation.FileName, .. arguments]);
        var session = one.Finish().Succeeded().Row("Session");
        other.Finish().Succeeded();
        var said = _folder.Multichat(["--show", session, .. arguments]).Succeeded().Lines.Where(static line => line.StartsWith("says ", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 60).Select(static number => $"says {number % 5} number {number / 5}: ✓ “ready”"), said);
    }

    public void Dispose() => _folder.Dispose();
}
