using System.Collections.Concurrent;
using System.Globalization;
using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Copying;

public sealed class MoveTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private const int Writers = 8;
    private const int Sessions = 40;

    [Theory]
    [InlineData("json", "redis")]
    [InlineData("redis", "sqlite")]
    [InlineData("sqlite", "json")]
    public async Task Every_acknowledged_entry_is_in_one_place_while_eight_writers_go_on(string from, string to)
    {
        using var folder = new TestFolder();
        var prefix = RedisServerFixture.NewPrefix();
        using var old = Open(from, folder, "old", prefix);
        using var young = Open(to, folder, "young", prefix);
        for (var number = 0; number < Sessions; number++)
        {
            old.Create(Samples.Conversation(Key(number), new Random(number)));
        }

        var acknowledged = new ConcurrentDictionary<string, byte>();
        using var over = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Write(writer, (old, young), acknowledged, over.Token)).ToList();
        await Reached(acknowledged, 200);
        await Persist.Succeed("copy", Address(from, folder, "old", prefix), Address(to, folder, "young", prefix), "--move", "--shape", Shape(from, to, folder, prefix));
        await Reached(acknowledged, acknowledged.Count + 200);
        await over.CancelAsync();
        await Task.WhenAll(writers);

        Assert.Equal(0, old.Count());
        Assert.Equal(Sessions, young.Count());
        var stored = young.Keys().ToList().SelectMany(key => young.Load(key).Lines.Select(line => $"{key} {line.Id}")).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(acknowledged.Keys.Except(stored));
        Assert.Empty(young.Verify().Findings);
    }

    // A program that finds a session gone from the old store goes on in the new one.
    private static async Task Write(int writer, (IConversationStore Old, IConversationStore Young) stores, ConcurrentDictionary<string, byte> acknowledged, CancellationToken over)
    {
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            await Task.Yield();
            var key = Key((writer + number) % Sessions);
            var line = new Line(string.Create(CultureInfo.InvariantCulture, $"w{writer}-{number}"), "writer", null, DateTimeOffset.UnixEpoch, 0);
            try
            {
                stores.Old.AppendLines(key, line);
            }
            catch (SessionNotFoundException)
            {
                stores.Young.AppendLines(key, line);
            }

            acknowledged[$"{key} {line.Id}"] = 0;

            // An agent does something between two messages.
            await Task.Delay(1, CancellationToken.None);
        }
    }

    private static async Task Reached(ConcurrentDictionary<string, byte> acknowledged, int count)
    {
        while (acknowledged.Count < count)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"chat {number}");

    private string Shape(string from, string to, TestFolder folder, string prefix) => from == "redis" ? Address(to, folder, "young", prefix) : Address(from, folder, "old", prefix);

    private string Address(string kind, TestFolder folder, string name, string prefix) => kind switch
    {
        "json" => folder[name],
        "sqlite" => folder[name + ".db"],
        _ => $"redis://127.0.0.1:{redis.Server.Port}/{prefix}-{name}",
    };

    private IConversationStore Open(string kind, TestFolder folder, string name, string prefix) => kind switch
    {
        "json" => new ConversationJsonStore(folder[name], new JsonStoreOptions { Durability = Durability.Relaxed }),
        "sqlite" => new ConversationSqliteStore($"Data Source={folder[name + ".db"]}", new SqliteStoreOptions { Durability = Durability.Relaxed }),
        _ => new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = $"{prefix}-{name}" }),
    };
}
