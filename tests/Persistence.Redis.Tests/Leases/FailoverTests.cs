using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Leases;

/// <summary>A failover that loses a grant: two holders, of whom one is accepted.</summary>
public sealed class FailoverTests
{
    [Fact]
    public void Of_two_holders_after_a_lost_grant_the_second_is_accepted_alone()
    {
        using var primary = RedisServer.Start();
        using var replica = RedisServer.Start();
        using var atReplica = replica.Connect();
        atReplica.GetDatabase().Execute("REPLICAOF", "127.0.0.1", $"{primary.Port}");
        using var atPrimary = primary.Connect();
        using var first = new JobRedisStore(atPrimary, new RedisStoreOptions { RetryTimeout = TimeSpan.FromMinutes(1) });
        first.Create(new Job { Id = "j" });
        SpinWait.SpinUntil(() => atReplica.GetDatabase().KeyExists("persistence:job:{j}", CommandFlags.PreferReplica));

        // The replica hears of nothing any more, and not of the grant; then it is what is left.
        atReplica.GetDatabase().Execute("REPLICAOF", "127.0.0.1", $"{RedisServer.FreePort()}");
        using var lost = first.TryAcquireLease("j", "first", TimeSpan.FromMinutes(5))!;
        first.Under(lost).AppendSteps("j", "lost with the primary");
        primary.Kill();
        atReplica.GetDatabase().Execute("REPLICAOF", "NO", "ONE");
        atReplica.Configure();
        using var second = new JobRedisStore(atReplica);
        using var next = second.TryAcquireLease("j", "second", TimeSpan.FromMinutes(5))!;
        second.Under(next).AppendSteps("j", "kept");

        // The first holder reaches the data that are left at the address that it knows.
        primary.Restart();
        using var again = primary.Connect();
        again.GetDatabase().Execute("REPLICAOF", "127.0.0.1", $"{replica.Port}");
        SpinWait.SpinUntil(() => again.GetDatabase().KeyExists("persistence:job:{j}", CommandFlags.PreferReplica));
        again.GetDatabase().Execute("REPLICAOF", "NO", "ONE");
        again.Configure();
        atPrimary.Configure();
        Assert.Throws<SessionLeaseLostException>(() => first.Under(lost).AppendSteps("j", "late"));
        Assert.Throws<SessionLeaseLostException>(() => first.Under(lost).AppendMessages("j", new Message("1", "late")));
        Assert.Throws<SessionLeaseLostException>(() => first.Under(lost).Delete("j"));
        Assert.False(lost.Renew());
        Assert.Equal(["kept"], first.ReadSteps("j"));
        Assert.Equal("second", first.FindLease("j")!.Holder);
        Assert.True(next.Renew());
    }
}
