using System.Globalization;
using Persistence.Redis.Tests.Servers;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Many sessions are entered together: with few commands, and each as if it were alone.</summary>
public sealed class ManySessionsTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    // Makes a session what a program without the indexes leaves of it. Its reservations would stay; so young, each save would wait for them.
    private const string SaveWithoutIndexes = """
        for _, index in ipairs({'code', 'batch'}) do
            local field = redis.call('HGET', KEYS[1], '$index:' .. index)
            if field then redis.call('DEL', ARGV[2] .. ':{paint:unique:' .. index .. ':' .. string.sub(field, 18) .. '}') end
        end
        redis.call('HDEL', KEYS[1], '$index:color', '$index:code', '$index:tags', '$index:tone', '$index:batch')
        redis.call('HSET', KEYS[1], '$token', ARGV[1])
        """;

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void One_commit_enters_a_session_into_all_its_indexes()
    {
        string[] ids = [.. Enumerable.Range(1000, 300).Select(static number => $"{number}")];
        Paints.Store(fixture.Connection, _options, ids);
        using var store = Store();
        var (adds, scripts) = (Calls("zadd"), Scripts());
        store.FindByColor("red", 1);
        // Two unique values and one commit for each; entries many at a time.
        Assert.InRange(Scripts() - scripts, 3 * ids.Length, (3 * ids.Length) + 10);
        Assert.InRange(Calls("zadd") - adds, 1, 50);
        CheckAll(store, ids);
    }

    [Fact]
    public void A_session_whose_value_is_taken_is_entered_into_the_other_indexes()
    {
        Paints.Store(fixture.Connection, _options, "a", "b");
        using (var older = new PaintV1RedisStore(fixture.Connection, _options))
        {
            var duplicate = Paints.New("c");
            duplicate.Code = "code a";
            older.Create(duplicate);
        }

        using var store = Store();
        Assert.Equal(["a", "b", "c"], store.FindByColor("red"));
        Assert.Equal(["c"], store.FindByBatch("batch c"));
        Assert.Equal(["a"], store.FindByCode("code a"));
        store.Delete("a");
        store.Create(new PaintV2 { Id = "d", Code = "code a" });
        Assert.Equal(["d"], store.FindByCode("code a"));
    }

    [Fact]
    public void A_session_saved_after_it_was_read_is_entered_as_it_is_now()
    {
        Paints.Store(fixture.Connection, _options, "a", "b", "c");
        using var proxy = new DroppingProxy(fixture.Server.Port);
        using var redis = ConnectionMultiplexer.Connect(proxy.ConnectionString);
        using var store = new PaintV2RedisStore(redis, _options);
        foreach (var id in new[] { "a", "b", "c" })
        {
            SaveElsewhere(id, "0000000100000001");
        }

        // After the first reservations, when all were read.
        proxy.DropNext(() => Database.HashSet($"{_options.KeyPrefix}:paint:{{b}}", [new("color", "\"blue\""), new("$token", "0000000100000003")]));
        Assert.Equal(["b"], store.FindByColor("blue"));
        Assert.Equal(1, proxy.Dropped);
        Assert.Equal(["a", "c"], store.FindByColor("red"));
        CheckAll(store, ["a", "b", "c"]);
        store.PurgeExpired();
        Assert.Equal(3, Database.SortedSetLength($"{_options.KeyPrefix}:{{paint:index:color}}"));
    }

    [Fact]
    public async Task Sessions_that_others_save_meanwhile_are_found_by_what_they_hold()
    {
        var seed = Environment.TickCount;
        string[] ids = [.. Enumerable.Range(100, 40).Select(static number => $"{number}")];
        Paints.Store(fixture.Connection, _options, ids);
        using var saving = Store();
        saving.FindByColor("red", 1);
        using var end = new CancellationTokenSource();
        var saver = Task.Run(() => Save(saving, ids, new Random(seed), end.Token), TestContext.Current.CancellationToken);
        var random = new Random(seed + 1);
        for (var round = 0; round < 40; round++)
        {
            foreach (var id in random.GetItems(ids, 20))
            {
                SaveElsewhere(id, $"{random.NextInt64(long.MaxValue):x16}");
            }

            await Database.KeyDeleteAsync($"{_options.KeyPrefix}:{{paint:indexes}}");
            var filling = new[] { Store(), Store() };
            await Task.WhenAll(filling.Select(store => Task.Run(() => store.FindByColor("red", 1), TestContext.Current.CancellationToken)));
            Array.ForEach(filling, static store => store.Dispose());
        }

        await end.CancelAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {await saver} saves");
        CheckAll(saving, ids);
        saving.PurgeExpired();
        CheckAll(saving, ids);
    }

    private void SaveElsewhere(string id, string token) =>
        Database.ScriptEvaluate(SaveWithoutIndexes, [$"{_options.KeyPrefix}:paint:{{{id}}}"], [token, _options.KeyPrefix]);

    private static int Save(PaintV2RedisStore store, string[] ids, Random random, CancellationToken end)
    {
        var saves = 0;
        while (!end.IsCancellationRequested)
        {
            var paint = store.Load(random.GetItems(ids, 1)[0]);
            paint.Color = $"color {random.Next(3)}";
            paint.Code = $"code {paint.Id} {random.Next(2)}";
            try
            {
                store.Save(paint);
                saves++;
            }
            catch (SessionConflictException)
            {
                // It was entered meanwhile.
            }
        }

        return saves;
    }

    private static void CheckAll(PaintV2RedisStore store, string[] ids)
    {
        foreach (var id in ids)
        {
            var paint = store.Load(id);
            Assert.Contains(id, store.FindByColor(paint.Color!));
            Assert.Equal([id], store.FindByCode(paint.Code!));
            Assert.Equal([id], store.FindByTags($"tag {id}"));
            Assert.Equal([id], store.FindByBatch($"batch {id}"));
            Assert.Throws<SessionValidationException>(() => store.Create(new PaintV2 { Id = "none", Code = paint.Code }));
        }

        Assert.Equal(ids, store.FindByTone("dark"));
        Assert.Equal(ids, store.FindByTags("paint"));
        Assert.True(store.Verify().IsIntact);
    }

    private IDatabase Database => fixture.Connection.GetDatabase();

    private PaintV2RedisStore Store() => new(fixture.Connection, _options);

    // By their text as long as the first answer has not come, then by their name.
    private long Scripts() => Calls("eval") + Calls("evalsha");

    private long Calls(string command)
    {
        var statistics = fixture.Connection.GetServers()[0].Info("commandstats")[0].FirstOrDefault(pair => pair.Key == $"cmdstat_{command}").Value;
        return statistics is null ? 0 : long.Parse(statistics.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture);
    }
}
