namespace Persistence.Testing.Leases;

/// <summary>By which clock leases end, where it is one of the machine.</summary>
public sealed class LeaseClockTests
{
    [Fact]
    public void A_wall_clock_that_is_set_decides_nothing()
    {
        using var place = new LeasePlace();
        var clock = new SettableLeaseClock();
        using var store = place.Open(clock);
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", TimeSpan.FromMinutes(5))!;
        foreach (var hours in new[] { -1, 1 })
        {
            using var other = place.Open(clock, new ShiftedTime(TimeSpan.FromHours(hours)));
            Assert.Null(other.TryAcquireLease("j", "b", TimeSpan.FromMinutes(5)));
            Assert.Equal(TimeSpan.FromMinutes(5), other.FindLease("j")!.Remaining);
        }

        store.Under(lease).AppendSteps("j", "one");
        clock.Now += 5 * 60_000;
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("j", "two"));
        using var next = store.TryAcquireLease("j", "b", TimeSpan.FromMinutes(5))!;
        Assert.Equal(lease.Number + 1, next.Number);
    }

    /// <summary>Another boot id, another time namespace of the same boot, and a boot clock that began again: the lease is over at once, and no sooner and no later than it is by its own clock.</summary>
    [Theory]
    [InlineData("boot-2 time:[1]", 0)]
    [InlineData("boot-1 time:[2]", 100_000_000)]
    [InlineData("boot-1 time:[1]", -600_000)]
    public void After_another_start_of_the_machine_every_lease_is_over(string boot, long shift)
    {
        using var place = new LeasePlace();
        var before = new SettableLeaseClock();
        using var store = place.Open(before);
        store.Create(new Job { Id = "j" });
        using var lease = store.TryAcquireLease("j", "a", TimeSpan.FromMinutes(5))!;
        using var after = place.Open(new SettableLeaseClock { Boot = boot, Now = before.Now + shift });
        Assert.Null(after.FindLease("j"));
        using var next = after.TryAcquireLease("j", "b", TimeSpan.FromMinutes(5))!;
        after.Under(next).AppendSteps("j", "one");
        Assert.Throws<SessionLeaseLostException>(() => store.Under(lease).AppendSteps("j", "two"));
        Assert.Equal(["one"], store.ReadSteps("j"));
    }
}
