using Persistence.Testing.Redis;
using Persistence.Tool.Copying;
using Persistence.Tool.Redis;
using Persistence.Tool.Stores;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Tool.Tests.Copying;

/// <summary>What others do to a session while, or after, it is copied.</summary>
public sealed class ConflictTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task A_session_that_others_changed_in_the_target_stays_as_it_is(string kind)
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 6, new Random(9));
        var prefix = RedisServerFixture.NewPrefix();
        var target = kind switch { "json" => folder["target"], "sqlite" => folder["target.db"], _ => $"redis://127.0.0.1:{redis.Server.Port}/{prefix}" };
        await Persist.Succeed("copy", folder["source"], target);
        using (var store = OpenSeats(kind, folder, prefix))
        {
            store.AppendVisits(("Ä", 23), 5);
            var saved = store.Load(("Ä", 30));
            saved.Guest = "of another";
            store.Save(saved);
        }

        var before = await Persist.DigestOf(target);
        var (code, results, _) = await Persist.Run("copy", folder["source"], target);

        Assert.Equal(1, code);
        Assert.Contains("seat Ä/23: not copied: the target holds another session of this key, or one that others have changed: nothing was written", results, StringComparison.Ordinal);
        Assert.Contains("seat Ä/30: not copied", results, StringComparison.Ordinal);
        Assert.Contains("12 sessions: 0 created, 0 updated, 10 equal, 2 not copied", results, StringComparison.Ordinal);
        Assert.Equal(before, await Persist.DigestOf(target));

        // Nor are they taken away from the source.
        Assert.Contains("2 not copied; 10 moved", (await Persist.Run("copy", folder["source"], target, "--move")).Results, StringComparison.Ordinal);
        Assert.Equal(before, await Persist.DigestOf(target));
        using var left = new SeatJsonStore(folder["source"]);
        Assert.Equal([("Ä", 23), ("Ä", 30)], left.Keys());
    }

    [Fact]
    public async Task A_session_of_the_same_key_and_version_that_others_made_is_a_conflict()
    {
        using var folder = new TestFolder();
        foreach (var name in (string[])["source", "target"])
        {
            using var store = new SeatJsonStore(folder[name]);
            store.Create(new Seat { Hall = "A", Place = 1 });
        }

        var before = await Persist.DigestOf(folder["target"]);
        var (code, results, _) = await Persist.Run("copy", folder["source"], folder["target"]);
        Assert.Equal(1, code);
        Assert.Contains("seat A/1: not copied: ", results, StringComparison.Ordinal);
        Assert.Equal(before, await Persist.DigestOf(folder["target"]));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task A_session_that_a_program_deletes_while_it_is_moved_is_gone_from_both(string kind)
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["first"], 6, new Random(9));
        var prefix = RedisServerFixture.NewPrefix();
        var source = kind switch { "json" => folder["target"], "sqlite" => folder["target.db"], _ => $"redis://127.0.0.1:{redis.Server.Port}/{prefix}" };
        await Persist.Succeed("copy", folder["first"], source);
        using var program = Open(kind, folder, prefix);
        using var reader = StoreOpening.Read(StoreAddress.Parse(source), TestContext.Current.CancellationToken);
        using var writer = StoreOpening.Write(StoreAddress.Parse(folder["moved"]));
        using var target = StoreOpening.Remove(StoreAddress.Parse(folder["moved"]));
        using var remover = new DeletingRemover(StoreOpening.Remove(StoreAddress.Parse(source)), () => program.Delete("Chat 4"));
        var report = new CopyReport(static (_, key, problem) => Assert.Fail($"{key}: {problem}"));

        new StoreCopy(reader, writer, report).Move(reader.Classes()[0], (remover, target), static _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((5, 1), (report.Moved, report.Deleted));
        Assert.Equal(0, program.Count());
        using var moved = new ConversationJsonStore(folder["moved"]);
        Assert.Equal(5, moved.Count());
        Assert.False(moved.Exists("Chat 4"));
    }

    [Fact]
    public async Task A_removal_whose_answer_was_lost_is_known_when_it_is_sent_again()
    {
        var database = redis.Connection.GetDatabase();
        var prefix = RedisServerFixture.NewPrefix();
        RedisKey hash = prefix + "{x}", list = prefix + "{x}:log";
        await database.HashSetAsync(hash, [new HashEntry("$token", "1a"), new HashEntry("$version", 1)]);
        await database.ListRightPushAsync(list, "1");
        RedisKey[] keys = [prefix + "{x}:$moved", hash, list, prefix + "{x}:log:ids"];
        RedisValue[] values = ["nonce", "1a", 1, 1];

        Assert.Equal("changed", (string?)await database.ScriptEvaluateAsync(CopyScripts.Remove, keys, ["nonce", "1a", 1, 2]));
        Assert.Equal("removed", (string?)await database.ScriptEvaluateAsync(CopyScripts.Remove, keys, values));
        Assert.Equal("removed", (string?)await database.ScriptEvaluateAsync(CopyScripts.Remove, keys, values));

        // Another removal finds nothing.
        Assert.Equal("absent", (string?)await database.ScriptEvaluateAsync(CopyScripts.Remove, keys, ["other", "1a", 1, 1]));
        Assert.True((await database.KeyTimeToLiveAsync(keys[0])).HasValue);
    }

    private IConversationStore Open(string kind, TestFolder folder, string prefix) => kind switch
    {
        "json" => new ConversationJsonStore(folder["target"]),
        "sqlite" => new ConversationSqliteStore($"Data Source={folder["target.db"]}"),
        _ => new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = prefix }),
    };

    private ISeatStore OpenSeats(string kind, TestFolder folder, string prefix) => kind switch
    {
        "json" => new SeatJsonStore(folder["target"]),
        "sqlite" => new SeatSqliteStore($"Data Source={folder["target.db"]}"),
        _ => new SeatRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = prefix }),
    };

    // A program that comes between the copy and the removal.
    private sealed class DeletingRemover(IStoreRemover remover, Action delete) : IStoreRemover
    {
        public RemoveOutcome TryRemove(StoredClass stored, SessionHead expected)
        {
            if (expected.Key == "Chat 4")
            {
                delete();
            }

            return remover.TryRemove(stored, expected);
        }

        public void Dispose() => remover.Dispose();
    }
}
