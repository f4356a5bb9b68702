using System.Text;
using CsCheck;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Mapping;

namespace Persistence.Abstractions.Tests.Mapping;

public sealed class KeyTests
{
    private static readonly KeyPartKind[] s_mixed = [KeyPartKind.Text, KeyPartKind.Number, KeyPartKind.Text];

    [Fact]
    public void Composite_keys_come_back_from_their_stored_form() =>
        Gen.UInt.Sample(static seed =>
        {
            var values = new RandomValues(seed);
            string[] parts = [Part(values), Part(values), Part(values)];
            Assert.Equal(parts, KeyText.Split(KeyText.Join(parts), 3));
        });

    [Fact]
    public void Distinct_composite_keys_have_distinct_forms() =>
        Assert.NotEqual(KeyText.Join("a/b", "c"), KeyText.Join("a", "b/c"));

    [Fact]
    public void A_form_with_another_number_of_parts_is_refused() =>
        Assert.Throws<FormatException>(static () => KeyText.Split("a/b", 3));

    [Theory]
    [InlineData("", false)]
    [InlineData("../x", true)]
    [InlineData("😀", true)]
    public void A_key_is_not_empty_and_valid_unicode(string key, bool isValid) => Assert.Equal(isValid, KeyText.Problem(key) is null);

    // Not an argument of the test above: attributes hold valid Unicode only.
    [Fact]
    public void A_lone_surrogate_is_no_key() => Assert.NotNull(KeyText.Problem("a\uD800"));

    [Fact]
    public void A_key_has_512_characters_at_most()
    {
        Assert.Null(KeyText.Problem(new string('k', 512)));
        Assert.NotNull(KeyText.Problem(new string('k', 513)));
    }

    [Fact]
    public void Sortable_forms_sort_as_the_keys_do_and_lead_back_to_them() =>
        Gen.UInt.Sample(static seed =>
        {
            var values = new RandomValues(seed);
            var (left, right) = (Key(values), Key(values));
            var (leftForm, rightForm) = (Sortable(left), Sortable(right));
            Assert.Equal(Math.Sign(Compare(left, right)), Math.Sign(CompareBytes(leftForm, rightForm)));
            Assert.Equal(Stored(left), KeyOrder.FromSortable(leftForm, s_mixed));
        });

    [Fact]
    public void Integers_sort_by_value() =>
        Gen.UInt.Sample(static seed =>
        {
            var values = new RandomValues(seed);
            var (left, right) = (values.Wide(), values.Wide());
            var (leftForm, rightForm) = (Integer(left), Integer(right));
            Assert.Equal(left.CompareTo(right), Math.Sign(string.CompareOrdinal(leftForm, rightForm)));
            Assert.Equal(left.ToString(null, null), KeyOrder.FromSortable(leftForm, [KeyPartKind.Number]));
        });

    [Fact]
    public void Text_sorts_by_its_utf8_bytes() =>
        Gen.UInt.Sample(static seed =>
        {
            var values = new RandomValues(seed);
            var (left, right) = (values.Text(), values.Text());
            Assert.Equal(Math.Sign(CompareBytes(left, right)), Math.Sign(KeyOrder.Utf8.Compare(left, right)));
        });

    private static string Part(RandomValues values) => values.Of("", "/", "%", "%2F", "a", "\0", "\u0001", "\u0001\u0001", "\0\u0001") + values.Text();

    private static (string, long, string) Key(RandomValues values) =>
        (values.Of("", "\0", "\u0001", "\u0002", "a", "\uFFFF", "😀") + values.Of("", "\0", "b"), values.Of(values.Bits(), 0, -1, 9, 10, -10), values.Of("", "/", "z"));

    private static string Stored((string First, long Second, string Third) key) =>
        KeyText.Join(key.First, key.Second.ToString(System.Globalization.CultureInfo.InvariantCulture), key.Third);

    private static string Sortable((string First, long Second, string Third) key) => KeyOrder.ToSortable(Stored(key), s_mixed);

    private static string Integer(Int128 value) => KeyOrder.ToSortable(value.ToString(null, null), [KeyPartKind.Number]);

    private static int Compare((string First, long Second, string Third) left, (string First, long Second, string Third) right)
    {
        var first = CompareBytes(left.First, right.First);
        var second = left.Second.CompareTo(right.Second);
        return first != 0 ? first : second != 0 ? second : CompareBytes(left.Third, right.Third);
    }

    private static int CompareBytes(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
