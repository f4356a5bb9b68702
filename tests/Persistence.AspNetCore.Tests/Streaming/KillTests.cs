using System.Globalization;
using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;
using Persistence.Testing.Redis;

namespace Persistence.AspNetCore.Tests.Streaming;

/// <summary>The server is killed by SIGKILL while agents write, and a reader goes on with the last id it has. <c>PERSISTENCE_KILLS=50</c> is the long mode.</summary>
public sealed class KillTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("feed-kill-").FullName;
    private readonly int _seed = Environment.TickCount;

    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    [Theory, InlineData("json"), InlineData("sqlite"), InlineData("redis")]
    public async Task Nothing_is_lost_and_nothing_comes_twice(string backend)
    {
        var random = new Random(_seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
        var (where, prefix) = (backend == "redis" ? redis.Server.ConnectionString : _folder, $"k{Guid.NewGuid():n}:");
        using var store = Stores.Open(backend, where, prefix);
        store.Create(new TeamChat { Id = "tea" });
        store.Create(new TeamChat { Id = "coffee" });
        using var server = ServerProcess.Start(backend, where, prefix);
        using var done = new CancellationTokenSource();
        var writers = Task.WhenAll(Enumerable.Range(0, 4).Select(agent => Task.Run(() => Write(store, agent, done.Token), TestContext.Current.CancellationToken)));
        using var client = new HttpClient { BaseAddress = new Uri(server.Address + "/chat/") };
        var seen = new Dictionary<string, long> { ["chats/tea/messages"] = 0, ["chats/coffee/messages"] = 0 };
        var id = "";
        for (var kill = 0; kill < Kills; kill++)
        {
            id = await ReadAndKill(server, client, seen, (id, random.Next(1, 200)));
            server.Restart();
        }

        await done.CancelAsync();
        await writers;
        using var events = await EventReader.Open(client, Query, id);
        for (var ends = 0; ends < 2;)
        {
            var next = (await events.Next())!;
            ends += next.Name == "caught-up" ? 1 : 0;
            Take(seen, next);
        }

        Assert.Equal((store.CountMessages("tea"), store.CountMessages("coffee")), (seen["chats/tea/messages"], seen["chats/coffee/messages"]));
        TestContext.Current.TestOutputHelper?.WriteLine($"{seen.Values.Sum()} entries over {Kills} kills");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string Query = "events?log=chats/tea/messages&log=chats/coffee/messages";

    // The server dies when so many events have been read, and what is still on its way arrives or does not.
    private static async Task<string> ReadAndKill(ServerProcess server, HttpClient client, Dictionary<string, long> seen, (string Id, int Events) part)
    {
        using var events = await EventReader.Open(client, Query, part.Id);
        try
        {
            for (var count = 0; await events.Next() is { } next; count++)
            {
                Take(seen, next);
                if (count == part.Events)
                {
                    server.Kill();
                }
            }
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
        }

        return events.LastId.Length > 0 ? events.LastId : part.Id;
    }

    private static void Take(Dictionary<string, long> seen, SentEvent next)
    {
        if (next.Name == "message")
        {
            Assert.Equal(seen[next.Log] + 1, next.Sequence);
            seen[next.Log] = next.Sequence;
        }
    }

    private static void Write(ITeamChatStore store, int agent, CancellationToken cancellationToken)
    {
        for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
        {
            store.AppendMessages(agent % 2 == 0 ? "tea" : "coffee", new ChatLine($"{agent}-{number}", $"agent-{agent}", $"line {number}"));
            Thread.Yield();
        }
    }
}
