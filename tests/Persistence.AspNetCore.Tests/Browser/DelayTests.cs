using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;
using Persistence.Testing.Redis;

namespace Persistence.AspNetCore.Tests.Browser;

/// <summary>How long it takes from a commit in one process to the pixels of a page that another process serves. Reported, not asserted. <c>PERSISTENCE_EVERY_CASE=1</c> is the long mode.</summary>
public sealed class DelayTests(RedisServerFixture redis, BrowserFixture browser) : IClassFixture<RedisServerFixture>, IClassFixture<BrowserFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("feed-delay-").FullName;

    private static int Messages { get; } = Environment.GetEnvironmentVariable("PERSISTENCE_EVERY_CASE") is null ? 20 : 1_000;

    [Theory, InlineData("json"), InlineData("sqlite"), InlineData("redis")]
    public async Task From_commit_to_pixel(string backend)
    {
        var (where, prefix) = (backend == "redis" ? redis.Server.ConnectionString : _folder, $"d{Guid.NewGuid():n}:");
        using var store = Stores.Open(backend, where, prefix);
        store.Create(new TeamChat { Id = "tea", Topic = "Tea" });
        using var server = ServerProcess.Start(backend, where, prefix);
        await using var page = await browser.Open(new Uri(server.Address + "/chat/"), "chats/tea");
        var committed = new double[Messages];
        for (var number = 0; number < Messages; number++)
        {
            store.AppendMessages("tea", new ChatLine($"m{number}", "agent", $"line {number}"));
            committed[number] = (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;
            await page.Until($"window.painted.at(-1)?.[0] === {number + 1}");
        }

        var painted = await page.Ask<double[][]>("window.painted");
        double[] delays = [.. painted.Select(one => one[1] - committed[(int)one[0] - 1]).Order()];
        Assert.Equal(Messages, delays.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{backend}: from commit to pixel p50 {delays[Messages / 2]:0.0} ms, p95 {delays[(Messages - 1) * 95 / 100]:0.0} ms, most {delays[^1]:0.0} ms, of {Messages} messages one after another");
        page.RequireQuiet();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
