using Persistence.Engine;
using Persistence.Monitoring;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;
using Persistence.Redis.Indexes.Backfill;
using Persistence.Redis.Layout;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Indexes.Backfill;

/// <summary>What the record of complete indexes says while an index is filled, and afterwards.</summary>
public sealed class CatalogTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void A_store_without_the_index_that_was_open_meanwhile_makes_it_incomplete()
    {
        var begun = Begin();
        Paints.Store(fixture.Connection, _options, "meanwhile");
        Assert.False(Complete(begun));
        using var store = new PaintV2RedisStore(fixture.Connection, _options);
        Assert.Equal(["meanwhile"], store.FindByColor("red"));
        Assert.Throws<SessionValidationException>(() => store.Create(new PaintV2 { Id = "other", Code = "code meanwhile" }));
    }

    [Fact]
    public void A_flush_meanwhile_makes_it_incomplete()
    {
        var begun = Begin();
        fixture.Connection.GetDatabase().KeyDelete($"{_options.KeyPrefix}:{{paint:indexes}}");
        Assert.False(Complete(begun));
        Assert.True(Complete(Begin()));
    }

    [Fact]
    public void Two_fillings_at_once_are_one()
    {
        var (first, second) = (Begin(), Begin());
        Assert.Equal(first, second);
        Assert.True(Complete(first));
        Assert.Empty(Begin());
        Assert.True(Complete(second));
    }

    [Fact]
    public void A_filling_that_began_before_others_struck_it_out_does_not_end_the_next()
    {
        var first = Begin();
        Paints.Store(fixture.Connection, _options, "meanwhile");
        var second = Begin();
        Assert.NotEqual(first, second);
        Assert.False(Complete(first));
        Assert.True(Complete(second));
    }

    [Fact]
    public void What_is_being_filled_is_no_damage()
    {
        Begin();
        using var store = new PaintV1RedisStore(fixture.Connection, _options);
        Assert.True(store.Verify().IsIntact);
    }

    private List<UnfinishedIndex> Begin() => IoMode.Result(Record().Begin(isFirst: true, IoMode.Blocking));

    private bool Complete(List<UnfinishedIndex> begun) => IoMode.Result(Record().Complete(begun, IoMode.Blocking));

    private IndexCatalog Record()
    {
        var description = PaintV2Map.Description;
        var connection = new RedisConnection(fixture.Connection, _options, "test", new StoreTelemetry("redis", "test", null));
        var context = new RedisContext(connection, new RedisKeys(_options.KeyPrefix, description), description, new SessionClock(_options, description));
        return new IndexCatalog(context, new IndexFence(context));
    }
}
