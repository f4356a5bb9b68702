using Persistence.Samples.Tests.Programs;
using Persistence.Testing.Processes;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Samples.Tests.Multichat;

public sealed class InterruptionTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private static readonly int s_kills = Environment.GetEnvironmentVariable("PERSISTENCE_EVERY_CASE") is null ? 2 : 5;
    private readonly TestFolder _folder = new();

    [Theory]
    [MemberData(nameof(StoreRows.All), MemberType = typeof(StoreRows))]
    public void Killed_again_and_again_and_continued_the_session_is_complete(string store)
    {
        var arguments = StoreRows.Arguments(store, redis);
        var conversation = new Conversation(_folder, agents: 4, messagesEach: 40);

        var stored = 0;
        for (var kill = 0; kill < s_kills; kill++)
        {
            // At this pace a whole run takes four seconds, and says each twentieth part of the way.
            using var run = _folder.Start([conversation.FileName, "--pause", "100", .. arguments]);
            stored = run.WaitForProgress(stored);
            run.Kill();
            Assert.InRange(stored, 1, conversation.Count - 1);
        }

        var last = _folder.Multichat([conversation.FileName, .. arguments]).Succeeded();
        Assert.Contains(last.Lines, static line => line.StartsWith("Continuing after ", StringComparison.Ordinal));
        Assert.StartsWith($"{conversation.Count}, ", last.Row("Messages"), StringComparison.Ordinal);
        conversation.AssertComplete(_folder.Multichat(["--show", last.Row("Session"), .. arguments]).Succeeded());
    }

    [Theory]
    [MemberData(nameof(StoreRows.Signals), MemberType = typeof(StoreRows))]
    public void A_signal_ends_it_after_the_append_in_flight_and_the_same_command_continues(string store, string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        Interrupts.SkipWhereIgnored(signal);
        var arguments = StoreRows.Arguments(store, redis);
        var conversation = new Conversation(_folder, agents: 8, messagesEach: 40);

        // At this pace a whole run takes twenty seconds: it is under way when the signal comes, also on a machine with other work.
        using var run = _folder.Start([conversation.FileName, "--pause", "500", .. arguments]);
        Assert.InRange(run.WaitForProgress(0), 1, conversation.Count - 1);
        run.Signal(signal);
        var stopped = run.Finish();
        Assert.Equal(exitCode, stopped.ExitCode);
        Assert.Equal("", stopped.Error);
        var reported = Assert.Single(stopped.Lines, static line => line.StartsWith("Stopped at ", StringComparison.Ordinal)).Split(' ')[2];

        // What it said is stored is what the next run finds.
        var next = _folder.Multichat([conversation.FileName, .. arguments]).Succeeded();
        Assert.Contains($"Continuing after {reported} stored messages", next.Lines);
        Assert.StartsWith($"{conversation.Count}, ", next.Row("Messages"), StringComparison.Ordinal);
        conversation.AssertComplete(_folder.Multichat(["--show", next.Row("Session"), .. arguments]).Succeeded());
    }

    public void Dispose() => _folder.Dispose();
}
