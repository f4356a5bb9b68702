using Persistence.TestKit;

namespace Persistence.Conformance;

/// <summary>The checkers of histories themselves: what they must accept and what they must not.</summary>
public sealed class HistoryCheckerTests
{
    [Fact]
    public void Overlapping_operations_may_have_happened_in_either_order() =>
        Assert.True(Linearizability.IsLinearizable(
        [
            new(HistoryKind.Create, null, "a", true, 1, 4),
            new(HistoryKind.Load, null, null, true, 2, 3),
            new(HistoryKind.Load, "a", null, true, 2, 5),
        ]));

    [Fact]
    public void A_read_of_what_was_replaced_before_it_began_is_found() =>
        Assert.False(Linearizability.IsLinearizable(
        [
            new(HistoryKind.Create, null, "a", true, 1, 2),
            new(HistoryKind.Save, "a", "b", true, 3, 4),
            new(HistoryKind.Load, "a", null, true, 5, 6),
        ]));

    [Fact]
    public void Two_saves_over_one_value_are_found() =>
        Assert.False(Linearizability.IsLinearizable(
        [
            new(HistoryKind.Create, null, "a", true, 1, 2),
            new(HistoryKind.Save, "a", "b", true, 3, 6),
            new(HistoryKind.Save, "a", "c", true, 4, 5),
        ]));

    [Fact]
    public void A_session_that_comes_back_is_found() =>
        Assert.False(Linearizability.IsLinearizable(
        [
            new(HistoryKind.Create, null, "a", true, 1, 2),
            new(HistoryKind.Delete, null, null, true, 3, 4),
            new(HistoryKind.Save, "a", "b", true, 5, 6),
        ]));

    [Fact]
    public void A_refusal_without_a_reason_is_found() =>
        Assert.False(Linearizability.IsLinearizable(
        [
            new(HistoryKind.Create, null, "a", true, 1, 2),
            new(HistoryKind.Save, "a", "b", false, 3, 4),
        ]));
}
