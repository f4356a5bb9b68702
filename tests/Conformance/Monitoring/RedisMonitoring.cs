using Persistence.TestKit;
using Persistence.TestKit.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;

namespace Persistence.Conformance;

public sealed class RedisMonitoring(RedisServerFixture server) : MonitoringTests, IClassFixture<RedisServerFixture>
{
    private readonly string _prefix = RedisServerFixture.NewPrefix();

    private protected override string System => "redis";

    private protected override IMultichatSessionStore Open(StoreMonitoring monitoring) => new MultichatSessionRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix, Monitoring = monitoring });

    private protected override ILeasedRunStore OpenRuns(StoreMonitoring monitoring) => new LeasedRunRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix, Monitoring = monitoring });

    private protected override ITeamMemoryStore OpenMemories(StoreMonitoring monitoring) => new TeamMemoryRedisStore(server.Connection, new RedisStoreOptions { KeyPrefix = _prefix, Monitoring = monitoring });

    [Fact]
    public void A_backfill_counts_its_sessions()
    {
        using (var store = Open(new StoreMonitoring()))
        {
            store.Create(Samples.Chat("one"));
            store.Create(Samples.Chat("two"));
        }

        server.Connection.GetDatabase().KeyDelete($"{_prefix}:{{multichat_session:indexes}}");
        using var log = new MeasurementLog(Name);
        var observer = new Recorder();
        using var opened = Open(new StoreMonitoring { Name = Name, Observer = observer });
        Assert.NotNull(opened.Find("one"));
        Assert.Equal(2, log.Of("persistence.backfill.sessions").Sum(static one => one.Value));
        var built = Assert.Single(observer.Events, static one => one.Kind == StoreEventKind.Backfilled);
        Assert.Equal((2, "status, participants, lastActivity"), (built.Count, built.Reason));
    }

    [Fact]
    public async Task Appends_that_are_sent_together_are_one_commit()
    {
        using var log = new MeasurementLog(Name);
        using var store = Open(new StoreMonitoring { Name = Name });
        store.Create(Samples.Chat("one"));
        await Task.WhenAll(Samples.Messages(1, 400).Select(message => store.AppendMessagesAsync("one", message, TestContext.Current.CancellationToken).AsTask()));
        Assert.Equal(401, log.Of("persistence.commit.changes").Sum(static one => one.Value));
        Assert.Contains(log.Of("persistence.commit.changes"), static one => one.Value > 1);
    }

    [Fact]
    public void A_server_that_is_away_is_reported_once_then_summed_up()
    {
        using var own = RedisServer.Start();
        using var connection = ConnectionMultiplexer.Connect(own.ConnectionString.Replace("syncTimeout=30000", "syncTimeout=400", StringComparison.Ordinal));
        using var log = new MeasurementLog(Name);
        var observer = new Recorder();
        var options = new RedisStoreOptions { RetryTimeout = TimeSpan.FromSeconds(1), Monitoring = new StoreMonitoring { Name = Name, Observer = observer, SummaryInterval = TimeSpan.FromHours(1) } };
        using var store = new MultichatSessionRedisStore(connection, options);
        store.Create(Samples.Chat("one"));
        own.Kill();
        Assert.Throws<SessionStoreUnavailableException>(() => store.Load("one"));
        do
        {
            // On a busy machine the first attempt alone can take longer than the store goes on trying.
            Assert.Throws<SessionStoreUnavailableException>(() => store.Load("one"));
        }
        while (!log.Of("persistence.retries").Any());

        Assert.Equal([StoreEventKind.Unavailable], observer.Events.Select(static one => one.Kind));
        own.Restart();
        SpinWait.SpinUntil(() => connection.IsConnected);
        Assert.Null(store.Find("one"));
        var available = observer.Events.Last();
        Assert.Equal(StoreEventKind.Available, available.Kind);
        Assert.Equal(2, observer.Events.Count);
        Assert.True(available.Count >= 2 && available.Duration > TimeSpan.Zero);
    }
}
