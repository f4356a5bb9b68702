using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Leases;

/// <summary>What is stored of a lease, and what becomes of it under another clock and an older build.</summary>
public sealed class StoredLeaseTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly string _prefix = RedisServerFixture.NewPrefix();

    private IDatabase Database => fixture.Connection.GetDatabase();

    private string Hash => $"{_prefix}:job:{{j}}";

    [Fact]
    public void A_session_that_was_never_leased_has_no_field_of_it()
    {
        using var store = Open();
        store.Create(new Job { Id = "j" });
        store.Save(store.Load("j"));
        store.AppendSteps("j", "one");
        Assert.DoesNotContain("$lease", Database.HashKeys(Hash).Select(static field => (string)field!));
    }

    [Fact]
    public void The_wall_clock_of_a_holder_decides_nothing()
    {
        using var store = Open();
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", TimeSpan.FromMinutes(5))!;
        foreach (var hours in new[] { -1, 1 })
        {
            using var other = Open(new ShiftedTime(TimeSpan.FromHours(hours)));
            Assert.Null(other.TryAcquireLease("j", "b", TimeSpan.FromMinutes(5)));
            Assert.InRange(other.FindLease("j")!.Remaining, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        }

        store.Under(lease).AppendSteps("j", "one");
    }

    /// <summary>A build from before leases removes the fields that it does not know when it saves.</summary>
    [Fact]
    public void What_an_older_build_does_to_the_lease_its_holder_is_told()
    {
        using var store = Open();
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", TimeSpan.FromMinutes(5))!;
        Database.HashDelete(Hash, "$lease");
        Assert.Null(store.FindLease("j"));
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("j", "one"));
        Assert.Empty(store.Verify().Findings);
    }

    [Fact]
    public void A_lease_that_is_none_is_over()
    {
        using var store = Open();
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", TimeSpan.FromMinutes(5))!;
        Database.HashSet(Hash, "$lease", "nonsense");
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("j", "one"));
        using var next = store.TryAcquireLease("j", "b", TimeSpan.FromMinutes(5))!;
        store.Under(next).AppendSteps("j", "one");
    }

    private JobRedisStore Open(TimeProvider? time = null) => new(fixture.Connection, new RedisStoreOptions { KeyPrefix = _prefix, TimeProvider = time ?? TimeProvider.System });

    private sealed class ShiftedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + by;
    }
}
