using Persistence.Engine;

namespace Persistence.Abstractions.Tests.Engine;

public sealed class LogRangeTests
{
    [Theory]
    [InlineData(0, int.MaxValue, 5, 0, 5)]
    [InlineData(2, 2, 5, 2, 2)]
    [InlineData(4, 9, 5, 4, 1)]
    [InlineData(5, 1, 5, 5, 0)]
    [InlineData(long.MaxValue, 1, 5, 5, 0)]
    [InlineData(1, 0, 5, 1, 0)]
    [InlineData(0, int.MaxValue, 0, 0, 0)]
    [InlineData(0, int.MaxValue, 3_000_000_000, 0, int.MaxValue)]
    public void Entries_after_a_sequence(long after, int limit, long last, long expectedAfter, int expectedCount) =>
        Assert.Equal((expectedAfter, expectedCount), LogRange.After(after, limit).Within(last));

    [Theory]
    [InlineData(2, 5, 3, 2)]
    [InlineData(9, 5, 0, 5)]
    [InlineData(0, 5, 5, 0)]
    [InlineData(int.MaxValue, 0, 0, 0)]
    public void Last_entries(int count, long last, long expectedAfter, int expectedCount) =>
        Assert.Equal((expectedAfter, expectedCount), LogRange.Last(count).Within(last));

    [Fact]
    public void Negative_numbers_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LogRange.After(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogRange.After(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogRange.Last(-1));
    }
}
