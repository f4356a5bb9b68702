using System.Collections.Concurrent;
using System.Diagnostics;
using Persistence.TestKit;
using Persistence.TestKit.Sessions;

namespace Persistence.Conformance;

/// <summary>What a store measures and reports, on one backend: the tables of docs/monitoring.md.</summary>
public abstract class MonitoringTests
{
    internal const string WithKeys = "monitored-with-keys-";

    private static readonly string[] s_ofLeases = ["acquire_lease", "find_lease", "renew_lease", "release_lease", "claim_due", "find_poisoned"];

    private protected string Name { get; } = "monitored-" + Guid.NewGuid().ToString("N");

    private protected abstract string System { get; }

    /// <summary>Opens a store; each call of one test in the same place.</summary>
    private protected abstract IMultichatSessionStore Open(StoreMonitoring monitoring);

    private protected abstract ILeasedRunStore OpenRuns(StoreMonitoring monitoring);

    private protected abstract ITeamMemoryStore OpenMemories(StoreMonitoring monitoring);

    internal static bool IncludesKeys(Activity span) => (span.GetTagItem("db.namespace") as string)?.StartsWith(WithKeys, StringComparison.Ordinal) == true;

    [Fact]
    public async Task Each_call_is_measured_with_the_tags_of_the_page()
    {
        using var log = new MeasurementLog(Name);
        using var store = Open(new StoreMonitoring { Name = Name });
        var async = (IAsyncSessionStore<MultichatSession, string>)store;
        var token = TestContext.Current.CancellationToken;
        store.Create(Samples.Chat("one"));
        await async.CreateAsync(Samples.Chat("two"), token);
        store.Save(store.Load("one"));
        await async.SaveAsync(await async.LoadAsync("one", default, token), token);
        store.Find("none");
        await async.FindAsync("none", default, token);
        store.AppendMessages("one", Samples.Message(1));
        await store.AppendMessagesAsync("one", Samples.Message(2), token);
        await store.AppendMessagesAsync("one", Samples.Messages(3, 2), token);
        store.ReadMessages("one");
        store.ReadLastMessages("one", 1);
        await store.ReadMessagesAsync("one", cancellationToken: token);
        await store.ReadLastMessagesAsync("one", 1, token);
        store.CountMessages("one");
        await store.CountMessagesAsync("one", token);
        store.FindByStatus(SessionStatus.Active);
        await store.FindByStatusAsync(SessionStatus.Active, cancellationToken: token);
        store.FindByLastActivityBetween(Samples.Moment, Samples.Moment.AddDays(1));
        await store.FindByLastActivityBetweenAsync(Samples.Moment, Samples.Moment.AddDays(1), cancellationToken: token);
        Assert.Equal(2, store.Keys().Count());
        await foreach (var _ in async.KeysAsync(token))
        {
        }

        store.Count();
        await async.CountAsync(token);
        await AskAndChangeMany(store, async, token);
        store.Exists("one");
        await async.ExistsAsync("one", token);
        store.PurgeExpired();
        await async.PurgeExpiredAsync(token);
        store.Verify();
        await async.VerifyAsync(token);
        store.Maintain();
        await async.MaintainAsync(token);
        store.UpgradeAll(null, token);
        await async.UpgradeAllAsync(null, token);
        Assert.Equal(LogEventKind.CaughtUp, store.TailMessages("one", cancellationToken: token).First(static one => one.Kind != LogEventKind.Entry).Kind);
        await foreach (var one in store.TailMessagesAsync("one", cancellationToken: token))
        {
            if (one.Kind == LogEventKind.CaughtUp)
            {
                break;
            }
        }

        store.Delete("one");
        await async.DeleteAsync("two", token);

        var durations = log.Of("db.client.operation.duration");
        Assert.Equal(
            new SortedDictionary<string, int>(StringComparer.Ordinal)
            {
                ["create"] = 2, ["save"] = 2, ["load"] = 2, ["find"] = 2, ["append messages"] = 3, ["read_log messages"] = 4, ["count_log messages"] = 2,
                ["find_by status"] = 2, ["find_by lastActivity"] = 2, ["keys"] = 2, ["count"] = 2, ["exists"] = 2, ["purge"] = 2, ["verify"] = 2, ["maintain"] = 2, ["upgrade_all"] = 2, ["tail messages"] = 2, ["delete"] = 2,
                ["create_many"] = 2, ["save_many"] = 2, ["load_many"] = 2, ["delete_many"] = 2, ["query"] = 2, ["query_count"] = 2, ["query_delete"] = 2, ["query_explain"] = 2,
            },
            new SortedDictionary<string, int>(durations.GroupBy(static one => $"{one["db.operation.name"]} {one["persistence.member"]}".TrimEnd()).ToDictionary(static group => group.Key, static group => group.Count()), StringComparer.Ordinal));
        Assert.All(durations, one => Assert.Equal((System, "multichat_session", null), (one["db.system.name"], one["db.collection.name"], one["error.type"])));
        Assert.Equal(MonitoringPage.Operations.Except(s_ofLeases).Except(["search"]).Order(StringComparer.Ordinal), durations.Select(static one => (string)one["db.operation.name"]!).Distinct().Order(StringComparer.Ordinal));
    }

    private static async Task AskAndChangeMany(IMultichatSessionStore store, IAsyncSessionStore<MultichatSession, string> async, CancellationToken token)
    {
        store.CreateMany([]);
        await async.CreateManyAsync([], token);
        store.SaveMany([]);
        await async.SaveManyAsync([], token);
        store.DeleteMany([]);
        await async.DeleteManyAsync([], token);
        Assert.Single(store.LoadMany(["one"]));
        Assert.Single(await async.LoadManyAsync(["one"], default, token));
        Assert.Equal(2, store.Query().Keys().Count);
        Assert.Equal(2, (await store.Query().OrderByLastActivity().HeadersAsync(token)).Count);
        var query = store.Query().WhereStatus(SessionStatus.Ended);
        Assert.Equal(0, query.Count());
        Assert.Equal(0, await query.CountAsync(token));
        query.Explain();
        await query.ExplainAsync(token);
        Assert.Equal(0, query.Delete().Succeeded);
        Assert.Equal(0, (await query.DeleteAsync(token)).Succeeded);
    }

    [Fact]
    public async Task A_search_is_one_call_whatever_it_reads()
    {
        using var log = new MeasurementLog(Name);
        using var store = OpenMemories(new StoreMonitoring { Name = Name });
        var token = TestContext.Current.CancellationToken;
        store.Create(new TeamMemory { Area = "one", Title = "Tea", Facts = { new TeamFact("1", "kettle", "It boils.") } });
        Assert.Single(store.Search("tea"));
        Assert.Single((await store.SearchAsync("tea", cancellationToken: token)));
        Assert.Single(store.SearchFacts("kettle"));
        Assert.Single((await store.SearchFactsAsync("kettle", cancellationToken: token)));
        Assert.Equal(
            [("create", 1), ("search", 2), ("search facts", 2)],
            log.Of("db.client.operation.duration").GroupBy(static one => $"{one["db.operation.name"]} {one["persistence.member"]}".TrimEnd()).Select(static group => (group.Key, group.Count())).Order());
    }

    [Fact]
    public async Task Each_call_about_leases_is_measured_and_so_is_how_long_a_session_was_due()
    {
        using var log = new MeasurementLog(Name);
        using var store = OpenRuns(new StoreMonitoring { Name = Name });
        var token = TestContext.Current.CancellationToken;
        store.Create(new LeasedRun { Id = "one", DueAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        using (var claim = store.ClaimDue("w", TimeSpan.FromMinutes(1))!)
        {
            Assert.True(claim.Lease.Renew());
        }

        await using (var claim = await store.ClaimDueAsync("w", TimeSpan.FromMinutes(1), token))
        {
            Assert.True(await claim!.Lease.RenewAsync(cancellationToken: token));
        }

        Assert.Null(store.FindLease("one"));
        Assert.Null(await store.FindLeaseAsync("one", token));
        Assert.Empty(store.FindPoisoned());
        Assert.Empty(await store.FindPoisonedAsync(cancellationToken: token));
        Assert.Equal(
            [("acquire_lease", 2), ("claim_due", 2), ("find_lease", 2), ("find_poisoned", 2), ("release_lease", 2), ("renew_lease", 2)],
            log.Of("db.client.operation.duration").Select(static one => (string)one["db.operation.name"]!).Where(s_ofLeases.Contains).GroupBy(static name => name).Select(static group => (group.Key, group.Count())).Order());
        Assert.Equal(2, log.Of("persistence.claim.delay").Count);
        Assert.All(log.Of("persistence.claim.delay"), static one => Assert.InRange(one.Value, 60, 600));
    }

    [Fact]
    public async Task A_diagnosis_says_how_many_sessions_wait_to_be_claimed()
    {
        using var log = new MeasurementLog(Name);
        using var store = OpenRuns(new StoreMonitoring { Name = Name, OverdueAfter = TimeSpan.FromMinutes(2) });
        var token = TestContext.Current.CancellationToken;
        store.Create(new LeasedRun { Id = "one", DueAt = DateTimeOffset.UtcNow.AddMinutes(-1) });
        store.Diagnose();
        store.Create(new LeasedRun { Id = "two", DueAt = DateTimeOffset.UtcNow.AddMinutes(-3) });
        Assert.Contains("1 session of LeasedRun has been due for longer than 00:02:00", (await ((IAsyncSessionStore<LeasedRun, string>)store).DiagnoseAsync(token)).ToString(), StringComparison.Ordinal);
        store.Delete("two");
        store.Diagnose();
        Assert.Equal([0.0, 1.0, 0.0], log.Of("persistence.claims.overdue").Select(static one => one.Value));
        Assert.All(log.Of("persistence.claims.overdue"), one => Assert.Equal((System, "leased_run"), (one["db.system.name"], one["db.collection.name"])));
        using var silent = OpenRuns(new StoreMonitoring { Name = Name, OverdueAfter = TimeSpan.MaxValue });
        Assert.DoesNotContain(silent.Diagnose().Facts, static fact => fact.Name == "claims");
    }

    [Fact]
    public void A_tail_says_how_far_it_is()
    {
        using var log = new MeasurementLog(Name);
        using var store = Open(new StoreMonitoring { Name = Name });
        store.Create(Samples.Chat("one", messages: 300));
        var tail = store.TailMessages("one", cancellationToken: TestContext.Current.CancellationToken).TakeWhile(static one => one.Kind == LogEventKind.Entry).Count();
        Assert.Equal(300, tail);
        var lags = log.Of("persistence.tail.lag");
        Assert.Equal([300.0, 44.0], lags.Select(static one => one.Value));
        Assert.All(lags, static one => Assert.Equal("messages", one["persistence.member"]));
    }

    [Fact]
    public void A_commit_counts_its_changes_and_bytes()
    {
        using var log = new MeasurementLog(Name);
        using var store = Open(new StoreMonitoring { Name = Name });
        store.Create(Samples.Chat("one"));
        store.AppendMessages("one", Samples.Message(1) with { Content = new string('x', 20_000) });
        Assert.All(log.Of("persistence.commit.changes"), static one => Assert.Equal(1, one.Value));
        Assert.True(log.Of("persistence.commit.changes").Count >= 2, "a create and an append");
        Assert.InRange(log.Of("persistence.commit.size")[^1].Value, 20_000, 40_000);
    }

    [Fact]
    public async Task An_append_that_is_repeated_counts_its_entries()
    {
        using var log = new MeasurementLog(Name);
        using var store = Open(new StoreMonitoring { Name = Name });
        var token = TestContext.Current.CancellationToken;
        store.Create(Samples.Chat("one"));
        store.AppendMessages("one", Samples.Message(1));
        Assert.Empty(log.Of("persistence.repeats"));
        store.AppendMessages("one", Samples.Message(1));
        await store.AppendMessagesAsync("one", new[] { Samples.Message(1), Samples.Message(2), Samples.Message(2) }, token);
        Assert.Equal([1.0, 2.0], log.Of("persistence.repeats").Select(static one => one.Value));

        // Those of one moment may be one commit.
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => store.AppendMessagesAsync("one", Samples.Message(3), token).AsTask()));
        Assert.Equal(3, store.CountMessages("one"));
        Assert.Equal(3 + 39, log.Of("persistence.repeats").Sum(static one => one.Value));
        Assert.All(log.Of("persistence.repeats"), one => Assert.Equal((System, "multichat_session"), (one["db.system.name"], one["db.collection.name"])));
    }

    [Fact]
    public void A_conflict_counts_and_has_its_error_type()
    {
        using var log = new MeasurementLog(Name);
        var observer = new Recorder();
        using var store = Open(new StoreMonitoring { Name = Name, Observer = observer });
        store.Create(Samples.Chat("secret-key"));
        var old = store.Load("secret-key");
        store.Save(store.Load("secret-key"));
        Assert.Throws<SessionConflictException>(() => store.Save(old));
        Assert.Equal(1, Assert.Single(log.Of("persistence.conflicts")).Value);
        Assert.Equal("Persistence.SessionConflictException", Assert.Single(log.Of("db.client.operation.duration"), static one => one["error.type"] is not null)["error.type"]);
        var conflict = Assert.Single(observer.Events, static one => one.Kind == StoreEventKind.Conflict);
        Assert.DoesNotContain("secret-key", conflict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_in_spans_and_events_where_that_is_switched_on()
    {
        var name = WithKeys + Name;
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Persistence",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Enqueue(span),
        };
        ActivitySource.AddActivityListener(listener);
        var observer = new Recorder();
        using var parent = new Activity("caller").Start();
        using (var store = Open(new StoreMonitoring { Name = name, IncludeKeys = true, Observer = observer }))
        {
            store.Create(Samples.Chat("secret-key"));
            store.AppendMessages("secret-key", Samples.Message(1));
            store.CountMessages("secret-key");
            Assert.True(store.Exists("secret-key"));
            var old = store.Load("secret-key");
            store.Save(store.Load("secret-key"));
            Assert.Throws<SessionConflictException>(() => store.Save(old));
        }

        Assert.Same(parent, Activity.Current);
        var own = spans.Where(span => span.GetTagItem("db.namespace") as string == name).ToList();
        Assert.Equal(["create", "append", "count_log", "exists", "load", "load", "save", "save"], own.Select(static span => span.GetTagItem("db.operation.name")));
        Assert.All(own, static span => Assert.Equal("secret-key", span.GetTagItem("persistence.session.key")));
        Assert.All(own, span => Assert.Equal(parent.SpanId, span.ParentSpanId));
        Assert.Equal(ActivityStatusCode.Error, own[^1].Status);
        Assert.Equal("secret-key", Assert.Single(observer.Events, static one => one.Kind == StoreEventKind.Conflict).SessionKey);
    }

    [Fact]
    public void An_observer_that_throws_harms_no_call()
    {
        using var store = Open(new StoreMonitoring { Name = Name, Observer = new Thrower() });
        store.Create(Samples.Chat("one"));
        var old = store.Load("one");
        store.Save(store.Load("one"));
        Assert.Throws<SessionConflictException>(() => store.Save(old));
    }

    private sealed class Thrower : StoreObserver
    {
        public override void OnEvent(StoreEvent storeEvent) => throw new InvalidOperationException("observer");
    }
}
