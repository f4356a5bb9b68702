using System.Diagnostics;
using Persistence.Redis.Tests.Servers;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Leases;

/// <summary>Answers about leases that are lost or late.</summary>
public sealed class LostAnswerTests : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _prefix = RedisServerFixture.NewPrefix();
    private readonly DroppingProxy _proxy;
    private readonly ConnectionMultiplexer _behindProxy;
    private readonly JobRedisStore _store;
    private readonly JobRedisStore _other;

    public LostAnswerTests(RedisServerFixture fixture)
    {
        var options = new RedisStoreOptions { KeyPrefix = _prefix, RetryTimeout = TimeSpan.FromMinutes(1) };
        _other = new JobRedisStore(fixture.Connection, options);
        _proxy = new DroppingProxy(fixture.Server.Port);
        _behindProxy = ConnectionMultiplexer.Connect(_proxy.ConnectionString);
        _store = new JobRedisStore(_behindProxy, options);
        _store.Create(new Job { Id = "j" });
        _store.TryAcquireLease("j", "warm", TimeSpan.FromMinutes(1))!.Dispose();
    }

    public void Dispose()
    {
        _behindProxy.Dispose();
        _proxy.Dispose();
    }

    [Fact]
    public void A_grant_whose_answer_was_lost_is_recognised()
    {
        _proxy.DropNext();
        using var lease = _store.TryAcquireLease("j", "a", TimeSpan.FromMinutes(1))!;
        Assert.Equal(1, _proxy.Dropped);
        Assert.Equal((lease.Number, "a"), (_other.FindLease("j")!.Number, _other.FindLease("j")!.Holder));
        _store.Under(lease).AppendSteps("j", "one");
    }

    /// <summary>A load would not show what became of the lease.</summary>
    [Fact]
    public void What_is_unknown_of_a_lease_is_said_of_the_lease()
    {
        using var hasty = new JobRedisStore(_behindProxy, new RedisStoreOptions { KeyPrefix = _prefix, RetryTimeout = TimeSpan.Zero });
        using var lease = hasty.TryAcquireLease("j", "a", TimeSpan.FromMinutes(1))!;
        foreach (var call in (Action[])[() => lease.Renew(), () => hasty.TryAcquireLease("j", "b", TimeSpan.FromMinutes(1))])
        {
            _proxy.DropNext();
            var failure = Assert.Throws<SessionStoreUnavailableException>(call);
            Assert.Equal($"Session 'j': Redis store '{_prefix}' at {_behindProxy.GetEndPoints()[0]} (class job) did not confirm the lease: the server cannot be reached, or the connection to it broke. The outcome is unknown: it may or may not have been granted, renewed or released. Ask FindLease who holds the session; a lease that nobody knows of ends by itself.", failure.Message);
            Assert.Equal("a", _other.FindLease("j")!.Holder);
        }
    }

    [Fact]
    public void A_save_under_a_lease_recognises_its_own_success()
    {
        using var lease = _store.TryAcquireLease("j", "a", TimeSpan.FromMinutes(1))!;
        var job = _store.Load("j");
        (job.Progress, job.DueAt) = (1, DateTimeOffset.UtcNow);
        job.Steps.Add("once");
        _proxy.DropNext();
        _store.Under(lease).Save(job);
        Assert.Equal(["once"], _other.ReadSteps("j"));
        Assert.Equal(1, _other.Load("j").Progress);
    }

    /// <summary>The server has renewed the lease and its answer hangs: the holder is notified before the time that was confirmed is over, and stays notified.</summary>
    [Fact]
    public async Task A_renewal_that_hangs_loses_the_lease_in_time()
    {
        using var gate = new ManualResetEventSlim();
        var duration = TimeSpan.FromSeconds(1);
        var since = Stopwatch.GetTimestamp();
        using var lease = _store.TryAcquireLease("j", "a", duration)!;
        var lostAfter = TimeSpan.MaxValue;
        var notified = new TaskCompletionSource();
        lease.Lost.Register(() =>
        {
            lostAfter = Stopwatch.GetElapsedTime(since);
            notified.SetResult();
        });
        _proxy.DropNext(gate.Wait);
        var renewal = Task.Factory.StartNew(() => lease.Renew(), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await notified.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.True(lostAfter < duration, $"notified after {lostAfter}");
        Assert.False(renewal.IsCompleted, "it hangs");
        gate.Set();
        Assert.False(await renewal, "the answer that came at last says that it was renewed, and that is too late");
    }
}
