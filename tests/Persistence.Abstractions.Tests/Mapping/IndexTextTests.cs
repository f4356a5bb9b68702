using CsCheck;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

public sealed class IndexTextTests
{
    [Fact]
    public void Numbers_sort_as_text()
    {
        Same(static values => values.Bits(), IndexText.Encode);
        Same(static values => (ulong)values.Bits(), IndexText.Encode);
        Same(static values => values.Real(), IndexText.Encode);
    }

    [Fact]
    public void Times_sort_as_text()
    {
        Same(static values => values.Instant(), IndexText.Encode);
        Same(static values => values.Date(), IndexText.Encode);
        Same(static values => DateOnly.FromDateTime(values.Date()), IndexText.Encode);
        Same(static values => values.Clock(), IndexText.Encode);
        Same(static values => values.Duration(), IndexText.Encode);
    }

    [Fact]
    public void Enums_of_every_width_have_one_form_for_each_value()
    {
        Assert.Equal(IndexText.Encode(-128L), IndexText.Encode(Tiny.Low));
        Assert.Equal(IndexText.Encode(7L), IndexText.Encode(Colour.Blue));
        Assert.NotEqual(IndexText.Encode(Huge.Zero), IndexText.Encode(Huge.High));
    }

    [Fact]
    public void Zero_is_zero_with_either_sign() => Assert.Equal(IndexText.Encode(0.0), IndexText.Encode(-0.0));

    [Fact]
    public void Index_values_leave_null_out_and_give_each_element_once()
    {
        var values = new IndexValues();
        values.Add(0, null);
        values.AddAll(1, ["a", null, "b", "a"]);
        values.AddAll(2, null);
        Assert.Equal([(1, "a"), (1, "b")], values.Values);
    }

    private static void Same<T>(Func<RandomValues, T> make, Func<T, string> encode)
        where T : IComparable<T> =>
        Gen.UInt.Sample(seed =>
        {
            var values = new RandomValues(seed);
            var (left, right) = (make(values), make(values));
            Assert.Equal(Math.Sign(left.CompareTo(right)), Math.Sign(string.CompareOrdinal(encode(left), encode(right))));
        });
}
