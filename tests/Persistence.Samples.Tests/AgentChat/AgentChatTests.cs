using Persistence.Samples.Tests.Programs;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Samples.Tests.AgentChat;

public sealed class AgentChatTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agentchat-").FullName;

    [Theory]
    [InlineData("")]
    [InlineData("json")]
    [InlineData("redis")]
    public void Killed_in_a_tool_the_talk_goes_on(string store)
    {
        string[] where = store.Length == 0 ? [] : ["--store", store, .. store == "redis" ? ["--at", redis.Server.ConnectionString, "--talk", _folder[^8..]] : Array.Empty<string>()];
        using (var killed = new SampleProcess("AgentChat", _folder, ["--wait", .. where]))
        {
            killed.WaitFor("measuring");
            killed.Kill();
        }

        var next = SampleProcess.Run("AgentChat", _folder, where).Succeeded();
        Assert.Equal("the talk goes on", next.Lines[0]);
        Assert.Contains("Surveyor: 9.4 m, measured 2 times, for the program was killed. She may come in.", next.Lines);
        Assert.DoesNotContain(next.Lines, static line => line.StartsWith("Pilot", StringComparison.Ordinal));
        Assert.DoesNotContain(next.Lines, static line => line.StartsWith("failed", StringComparison.Ordinal));
    }

    [Fact]
    public void Undisturbed_it_measures_once()
    {
        var run = SampleProcess.Run("AgentChat", _folder).Succeeded();
        Assert.Equal(["a new talk", "measuring"], run.Lines.Where(static line => line is "a new talk" or "measuring"));
        Assert.Contains("Surveyor: 9.4 m. She may come in.", run.Lines);
        Assert.True(File.Exists(Path.Combine(_folder, "agentchat.db")));
        Assert.Equal(2, SampleProcess.Run("AgentChat", _folder, "--unknown").ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
