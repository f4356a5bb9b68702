using System.Diagnostics;
using Persistence.AgentFramework.Tests.Crashes;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;

namespace Persistence.AgentFramework.Tests.Conflicts;

/// <summary>Two hosts in two processes, each with the same history when its model answers.</summary>
public sealed class TwoProcessesTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agents-hosts-").FullName;
    private readonly string _prefix = $"h{Guid.NewGuid():n}:";

    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task In_each_of_eight_rounds_one_stores_and_the_other_merges(string backend)
    {
        var where = backend == "redis" ? redis.Server.ConnectionString : _folder;
        Process[] hosts = [Worker.Start("host", backend, where, _prefix), Worker.Start("host", backend, where, _prefix)];
        try
        {
            var expected = new List<string>();
            for (var round = 0; round < 8; round++)
            {
                await Task.WhenAll(hosts.Select((host, number) => Exchange(host, $"{round} {number}", "asked")));
                var ends = await Task.WhenAll(hosts.Select(static host => Exchange(host, "go on", null)));
                Assert.Equal(["merged", "stored"], ends.Order());
                expected.AddRange([$"user: {round} 0", $"assistant: answer to {round} 0", $"user: {round} 1", $"assistant: answer to {round} 1"]);
            }

            using var stores = Worker.Open(backend, where, _prefix);
            Assert.Equal(expected.Order(), Said.Of(await new StoredChatHistoryProvider(stores).Conversations.ReadAsync("console")).Order());
        }
        finally
        {
            foreach (var host in hosts)
            {
                host.Kill();
                await host.WaitForExitAsync();
                host.Dispose();
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string?> Exchange(Process host, string line, string? expected)
    {
        await host.StandardInput.WriteLineAsync(line);
        await host.StandardInput.FlushAsync();
        var answer = await host.StandardOutput.ReadLineAsync();
        Assert.True(expected is null || answer == expected, $"A host said: {answer}");
        return answer;
    }
}
