using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

public sealed class TrackingTests
{
    [Fact]
    public void A_log_that_only_grew_is_intact_and_its_known_entries_are_told_from_the_added_ones()
    {
        var tracking = new LogTracking<string>();
        tracking.Set(["a", "b"], 2);
        Assert.True(tracking.IsIntact(["a", "b", "c"]));
        tracking.Set(["a", "b", "c"], 3);
        Assert.Equal(3, tracking.KnownCount);
        Assert.Equal(3, tracking.LastSequence);
    }

    [Fact]
    public void Removed_replaced_and_moved_entries_are_noticed()
    {
        var tracking = new LogTracking<string>();
        tracking.Set(["a", "b", "c"], 3);
        Assert.False(tracking.IsIntact(["a", "b"]));
        Assert.False(tracking.IsIntact(["a", "x", "c"]));
        Assert.False(tracking.IsIntact(["b", "a", "c"]));
        Assert.False(tracking.IsIntact([]));
    }

    [Fact]
    public void An_equal_value_stands_for_the_entry_it_replaced()
    {
        var tracking = new LogTracking<(int, string)>();
        tracking.Set([(1, "a")], 1);
        Assert.True(tracking.IsIntact([(1, new string('a', 1))]));
    }

    [Fact]
    public void A_cleared_log_knows_nothing()
    {
        var tracking = new LogTracking<string>();
        tracking.Set(["a"], 1);
        tracking.Clear();
        Assert.True(tracking.IsIntact([]));
        Assert.Equal(0, tracking.KnownCount);
    }

    [Fact]
    public void A_load_is_full_by_default_and_refuses_a_negative_count()
    {
        Assert.Equal(int.MaxValue, default(SessionLoad).MaxEntries);
        Assert.Equal(0, SessionLoad.HeaderOnly.MaxEntries);
        Assert.Equal(7, SessionLoad.LastEntries(7).MaxEntries);
        Assert.Equal(SessionLoad.Full, SessionLoad.LastEntries(int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(static () => SessionLoad.LastEntries(-1));
    }
}
