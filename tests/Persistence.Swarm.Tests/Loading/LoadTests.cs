using Persistence.Swarm.Tests.Backends;
using Persistence.Swarm.Tests.Programs;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Loading;
using Swarm.Stores;

namespace Persistence.Swarm.Tests.Loading;

/// <summary>The load test, small.</summary>
public sealed class LoadTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public async Task Every_message_is_stored_and_read_back_and_nothing_stays(string backend)
    {
        using var place = Begin(backend);
        var load = new LoadPlace(place.Address, place.Folder);
        var result = await load.Run(new LoadSize(3, 20, 2), TestContext.Current.CancellationToken);
        Assert.Equal(60, result.Latencies.Count);
        Assert.Equal(result.Latencies.Order(), result.Latencies);
        Assert.Equal(60, result.Written.Count);
        Assert.Equal(result.Writing, result.Written.Append(result.Writing).Max());
        Assert.True(result.Written.Min() > TimeSpan.Zero);
        Assert.True(result.Milliseconds(0) > 0 && result.Milliseconds(1) >= result.Milliseconds(0.5));
        load.Remove();
        if (backend == "redis")
        {
            using var connection = StackExchange.Redis.ConnectionMultiplexer.Connect(place.Address.Server);
            Assert.Empty(connection.GetServers()[0].Keys(pattern: place.Address.Prefix + "-load-*"));
        }

        Assert.Empty(Directory.EnumerateDirectories(place.Folder, "load-*"));
        Assert.Empty(place.Swarm.Stores.Chats.Keys());
    }

    [Fact]
    public async Task A_message_that_is_missing_is_noticed()
    {
        using var place = Begin("sqlite");
        place.Swarm.Chats.Start("load-00001", "Other", "Ada", ["Ben"]);
        Assert.Equal("Agent-1 takes no part in the chat load-00001: join first.", (await Assert.ThrowsAsync<SwarmException>(() => Run(place.Swarm))).Message);
        place.Swarm.Stores.Chats.Delete("load-00001");
        place.Swarm.Stores.Chats.Delete("load-00000");
        place.Swarm.Chats.Start("load-00000", "Other", "Agent-1", ["Agent-2", "Agent-3", "Agent-4"]);
        place.Swarm.Stores.Chats.AppendMessages("load-00000", Message("m0000003", "Agent-1"));
        Assert.Equal("load-00000 has m0000003 where m0000000 was said.", (await Assert.ThrowsAsync<SwarmException>(() => Run(place.Swarm))).Message);
    }

    [Theory, InlineData("sqlite"), InlineData("json")]
    public void The_original_is_run_beside_it(string backend)
    {
        using var place = Begin(backend);
        var load = new LoadPlace(place.Address, place.Folder);
        var original = load.RunOriginal(new LoadSize(2, 5, 1), seconds: 60);
        Assert.SkipWhen(original is null, "There is no python3.");
        Assert.Equal((10, 10), (original.Written, original.Read));
        Assert.Equal(backend == "sqlite" ? "journal_mode=delete, synchronous=2 (2 is FULL), two commits a message" : "files that are written over, without a flush to the disk", original.Durability);
        load.Remove();

        // What it does not come to in its time is there when all of it is read back.
        var cut = load.RunOriginal(new LoadSize(1, 20_000, 1), seconds: 0)!;
        Assert.Equal((1, 20_000), (cut.Written, cut.Read));
        load.Remove();
    }

    [Fact]
    public void The_command_prints_figures_and_a_wrong_number_is_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("swarm-load-");
        using (var load = new SwarmProgram(folder.FullName, "load", "--sessions", "2", "--messages", "10", "--writers", "2"))
        {
            var output = load.Finish();
            Assert.Contains("20 messages of 2 chats by 2 writers, each message a commit", output, StringComparison.Ordinal);
            Assert.Contains("20 messages, all there and in order", output, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', output);
        }

        using (var wrong = new SwarmProgram(folder.FullName, "load", "--sessions", "0"))
        {
            Assert.Equal((2, "--sessions is a number from 1 to 10000. 'dotnet run --project samples/Swarm -- --help' lists the arguments."), wrong.Fail());
        }

        Assert.Empty(folder.EnumerateFileSystemInfos());
        folder.Delete(recursive: true);
    }

    private static Task<LoadResult> Run(SwarmServices swarm) => new LoadTest(swarm, new LoadSize(2, 5, 1), new ProgressBar()).Run(CancellationToken.None);
}
