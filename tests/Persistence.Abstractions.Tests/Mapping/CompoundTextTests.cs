using System.Text;
using CsCheck;
using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

public sealed class CompoundTextTests
{
    private static readonly Gen<string?> s_value = Gen.OneOf(Gen.Const(default(string)), Gen.Char["\0\u0001\u0002-=>a\u00e9\uffff"].Array[0, 3].Select(static units => (string?)new string(units)));

    [Fact]
    public void Texts_sort_as_their_values_do() => Gen.Select(s_value.Array[3], s_value.Array[3]).Sample(static (left, right) =>
    {
        var order = left.Zip(right, static (one, other) => Math.Sign(KeyOrder.Utf8.Compare(one, other))).FirstOrDefault(static sign => sign != 0);
        Assert.Equal(order, Math.Sign(KeyOrder.Utf8.Compare(Of(left), Of(right))));
    });

    [Fact]
    public void The_last_value_is_read_back() => s_value.Array[1, 3].Sample(static values =>
        Assert.Equal(values[^1], CompoundText.LastOf(Of(values[..^1]), Of(values))));

    [Fact]
    public void A_range_holds_what_lies_in_it() => Gen.Select(s_value, s_value, s_value).Sample(static (before, value, end) =>
    {
        var (prefix, text) = (Of([before]), Of([before, value, "further"]));
        Assert.True(KeyOrder.Utf8.Compare(text, CompoundText.First(prefix)) >= 0 && KeyOrder.Utf8.Compare(text, CompoundText.After(prefix)) < 0);
        Assert.Equal(value is not null && (end is null || KeyOrder.Utf8.Compare(value, end) >= 0), KeyOrder.Utf8.Compare(text, CompoundText.From(prefix, end ?? "")) >= 0);
    });

    private static string Of(IEnumerable<string?> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            CompoundText.Append(text, value);
        }

        return text.ToString();
    }
}
