using Persistence.Redis.Tests.Cluster;
using Persistence.Redis.Tests.Faults;
using Persistence.Redis.Tests.Servers;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>Filling an index while others do the same or write, stopped on the way, with sessions in it that cannot be entered.</summary>
public sealed class InterruptedBackfillTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private static readonly string[] s_ids = ["a", "b", "c"];
    private static readonly string[] s_indexes = ["color", "code", "tags", "tone", "batch"];

    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };
    private readonly CancellationToken _end = TestContext.Current.CancellationToken;

    [Fact]
    public void A_client_stopped_anywhere_leaves_the_rest_to_the_next_one()
    {
        for (var commands = 0; ; commands++)
        {
            var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.Zero };
            Paints.Store(fixture.Connection, options, s_ids);
            using var proxy = new CuttingProxy(fixture.Server.Port);
            using var redis = ConnectionMultiplexer.Connect(proxy.ConnectionString);
            using var victim = new PaintV2RedisStore(redis, options);
            proxy.CutAfter(commands);
            var isDone = Victim.Finishes(proxy, redis, () => victim.FindByColor("red"));

            using var store = new PaintV2RedisStore(fixture.Connection, options);
            Check(store, s_ids);
            store.PurgeExpired();
            Check(store, s_ids);
            // One entry for each session and value, whoever wrote it.
            Assert.Equal([3, 3, 6, 3, 3], s_indexes.Select(index => Length(options, index)));
            if (isDone)
            {
                Assert.True(commands > 20, $"{commands} commands");
                return;
            }
        }
    }

    [Fact]
    public async Task Two_stores_fill_at_the_same_time()
    {
        var ids = Enumerable.Range(100, 50).Select(static number => $"{number}").ToList();
        Paints.Store(fixture.Connection, _options, ids);
        await using var other = await ConnectionMultiplexer.ConnectAsync(fixture.Server.ConnectionString);
        await using var first = new PaintV2RedisStore(fixture.Connection, _options);
        await using var second = new PaintV2RedisStore(other, _options);
        // Further calls of a store wait for the one that fills.
        var found = await Task.WhenAll(new[] { first, second, first, second }.Select(store => store.FindByColorAsync("red", cancellationToken: _end).AsTask()));
        Assert.All(found, keys => Assert.Equal(ids, keys));
        Check(first, ids);
        first.PurgeExpired();
        Check(second, ids);
        Assert.Equal(ids.Count, Length(_options, "color"));
        foreach (var id in ids)
        {
            var paint = second.Load(id);
            paint.Code = $"other {id}";
            second.Save(paint);
        }

        Assert.Empty(first.FindByCode("code 100"));
        Assert.Equal(["100"], first.FindByCode("other 100"));
    }

    [Fact]
    public void Sessions_that_cannot_be_entered_are_left_out()
    {
        Paints.Store(fixture.Connection, _options, s_ids);
        var database = fixture.Connection.GetDatabase();
        using (var newer = new PaintV3RedisStore(fixture.Connection, _options))
        {
            newer.Create(new PaintV3 { Id = "newer", Color = "red" });
        }

        using (var older = new PaintV1RedisStore(fixture.Connection, _options))
        {
            foreach (var id in new[] { "broken", "no hash" })
            {
                older.Create(new PaintV1 { Id = id, Color = "red" });
            }

            older.Create(new PaintV1 { Id = "twin", Color = "red", Code = "code a", Batch = "batch b" });
        }

        database.HashSet($"{_options.KeyPrefix}:paint:{{broken}}", "color", "\"re");
        database.KeyDelete($"{_options.KeyPrefix}:paint:{{no hash}}");
        database.StringSet($"{_options.KeyPrefix}:paint:{{no hash}}", "text");

        using var store = new PaintV2RedisStore(fixture.Connection, _options);
        // A value that is taken keeps the session out of that index only.
        Assert.Equal(["a", "b", "c", "twin"], store.FindByColor("red"));
        Assert.Equal(["a"], store.FindByCode("code a"));
        Assert.Throws<SessionValidationException>(() => store.Create(new PaintV2 { Id = "d", Code = "code c", Batch = "batch d" }));
        Assert.Throws<SessionValidationException>(() => store.Create(new PaintV2 { Id = "d", Code = "code d", Batch = "batch b" }));
        // So does one that a member has which was indexed already, and is unique from now on.
        Assert.Equal(["b"], store.FindByBatch("batch b"));
        Assert.Throws<SessionValidationException>(() => store.Save(store.Load("twin")));
        Assert.Equal(3, Length(_options, "batch"));
        Assert.Throws<SessionSchemaException>(() => store.Load("newer"));
        Assert.Throws<SessionCorruptedException>(() => store.Load("broken"));
        Assert.True(database.HashExists($"{_options.KeyPrefix}:{{paint:indexes}}", "color"));
    }

    [Fact]
    public async Task A_cancelled_call_leaves_the_work_to_go_on()
    {
        Paints.Store(fixture.Connection, _options, s_ids);
        using var proxy = new DroppingProxy(fixture.Server.Port);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(proxy.ConnectionString);
        await using var store = new PaintV2RedisStore(redis, _options);
        using var source = new CancellationTokenSource();
        // The call ends when the first answer is lost; the filling that it began does not.
        proxy.DropNext(source.Cancel);
        Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.FindByColorAsync("red", cancellationToken: source.Token))).CancellationToken);
        Assert.Equal(s_ids, await store.FindByColorAsync("red", cancellationToken: _end));
        Check(store, s_ids);
    }

    [Fact]
    public void An_index_whose_key_is_somebody_elses_stays_incomplete()
    {
        Paints.Store(fixture.Connection, _options, s_ids);
        var database = fixture.Connection.GetDatabase();
        RedisKey foreign = $"{_options.KeyPrefix}:{{paint:index:color}}";
        database.StringSet(foreign, "foreign");
        using (var store = new PaintV2RedisStore(fixture.Connection, _options))
        {
            Assert.Equal("red", store.Load("a").Color);
            Assert.Equal(["a"], store.FindByCode("code a"));
            Assert.Contains(foreign.ToString(), Assert.Throws<SessionCorruptedException>(() => store.FindByColor("red")).Message, StringComparison.Ordinal);
        }

        database.KeyDelete(foreign);
        using var again = new PaintV2RedisStore(fixture.Connection, _options);
        Check(again, s_ids);
    }

    [Fact]
    public void On_a_cluster()
    {
        using var cluster = new RedisCluster();
        using var redis = cluster.Connect();
        Paints.Store(redis, _options, s_ids);
        using var store = new PaintV2RedisStore(redis, _options);
        Check(store, s_ids);
    }

    private static void Check(PaintV2RedisStore store, IReadOnlyList<string> ids)
    {
        Assert.Equal(ids, store.FindByColor("red"));
        Assert.Equal(ids, store.FindByTone("dark"));
        Assert.Equal(ids, store.FindByTags("paint"));
        foreach (var id in ids)
        {
            Assert.Equal([id], store.FindByCode($"code {id}"));
            Assert.Equal([id], store.FindByBatch($"batch {id}"));
            Assert.Throws<SessionValidationException>(() => store.Create(new PaintV2 { Id = "d", Code = $"code {id}" }));
            Assert.Throws<SessionValidationException>(() => store.Create(new PaintV2 { Id = "d", Batch = $"batch {id}" }));
        }

        Assert.True(store.Verify().IsIntact);
    }

    private long Length(RedisStoreOptions options, string index) =>
        fixture.Connection.GetDatabase().SortedSetLength($"{options.KeyPrefix}:{{paint:index:{index}}}");
}
