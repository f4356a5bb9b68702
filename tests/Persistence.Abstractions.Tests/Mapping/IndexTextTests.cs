using CsCheck;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

public sealed class IndexTextTests
{
    [Fact]
    public void Numbers_sort_as_text()
    {
        Same(static values => values.Bits(), NumberIndexText.Encode);
        Same(static values => (ulong)values.Bits(), NumberIndexText.Encode);
        Same(static values => values.Real(), NumberIndexText.Encode);
    }

    [Fact]
    public void Times_sort_as_text()
    {
        Same(static values => values.Instant(), TimeIndexText.Encode);
        Same(static values => values.Date(), TimeIndexText.Encode);
        Same(static values => DateOnly.FromDateTime(values.Date()), TimeIndexText.Encode);
        Same(static values => values.Clock(), TimeIndexText.Encode);
        Same(static values => values.Duration(), TimeIndexText.Encode);
    }

    [Fact]
    public void Exact_numbers_sort_as_text()
    {
        Same(static values => values.Money(), NumberIndexText.Encode);
        Assert.Equal(NumberIndexText.Encode(1.5m), NumberIndexText.Encode(1.500m));
        Assert.Equal(NumberIndexText.Encode(0m), NumberIndexText.Encode(-0.00m));
        decimal[] ascending = [decimal.MinValue, -100m, -10.5m, -10m, -9.99m, -0.15m, -0.1m, -0.0000000000000000000000000001m, 0m, 0.0000000000000000000000000001m, 0.1m, 0.15m, 9.99m, 10m, 10.5m, 100m, decimal.MaxValue];
        Assert.Equal(ascending.Select(NumberIndexText.Encode), ascending.Select(NumberIndexText.Encode).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Versions_and_characters_sort_as_text()
    {
        Version[] ascending = [new(0, 0), new(0, 0, 0), new(2, 0), new(2, 0, 9, 1), new(2, 0, 10), new(10, 0), new(10, int.MaxValue)];
        Assert.Equal(ascending.Select(NumberIndexText.Encode), ascending.Select(NumberIndexText.Encode).Order(StringComparer.Ordinal));
        Assert.Null(NumberIndexText.Encode(default(Version)));
        Assert.Null(IndexText.Encode(default(Uri)));
        Assert.Equal("\0", NumberIndexText.Encode('\0'));
    }

    [Fact]
    public void Enums_of_every_width_have_one_form_for_each_value()
    {
        Assert.Equal(NumberIndexText.Encode(-128L), EnumIndexText.Encode(Tiny.Low));
        Assert.Equal(NumberIndexText.Encode(7L), EnumIndexText.Encode(Colour.Blue));
        Assert.NotEqual(EnumIndexText.Encode(Huge.Zero), EnumIndexText.Encode(Huge.High));
    }

    [Fact]
    public void Zero_is_zero_with_either_sign() => Assert.Equal(NumberIndexText.Encode(0.0), NumberIndexText.Encode(-0.0));

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
