using Persistence.AspNetCore.Streaming;

namespace Persistence.AspNetCore.Tests.Streaming;

/// <summary>The text of a cursor.</summary>
public sealed class CursorTests
{
    [Theory]
    [InlineData("12", new long[] { 12 })]
    [InlineData("12.0.9223372036854775807", new long[] { 12, 0, long.MaxValue })]
    [InlineData("x.7", new[] { CursorText.Ended, 7 })]
    public void A_cursor_comes_back(string text, long[] places)
    {
        Assert.Equal(places, CursorText.Parse(text, places.Length));
        Assert.Equal(text, CursorText.Format(places));
    }

    [Theory]
    [InlineData("12", 2), InlineData("1.2", 1), InlineData("-1", 1), InlineData("1.", 2), InlineData(".1", 2), InlineData("9223372036854775808", 1)]
    [InlineData(" 1", 1), InlineData("1 ", 1), InlineData("+1", 1), InlineData("X", 1), InlineData("xx", 1), InlineData("1,2", 2), InlineData("１", 1), InlineData("0000000000000000000000000000001", 1)]
    public void Anything_else_is_none(string text, int count) => Assert.Null(CursorText.Parse(text, count));

    [Fact]
    public void Nothing_is_the_beginning() => Assert.Equal([0, 0], CursorText.Parse("", 2)!);
}
