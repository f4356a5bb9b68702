using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Reading;

/// <summary>Values that are read a shorter way are what System.Text.Json reads, to the last bit.</summary>
public sealed class ShortValueTests
{
    private static readonly Gen<string> s_numbers = Gen.Select(Gen.Bool, Gen.String[Gen.Char['0', '9'], 1, 20], Gen.String[Gen.Char['0', '9'], 0, 20], Gen.OneOf(Gen.Const(""), Gen.Const("e1"), Gen.Const("E-3"), Gen.Const("."), Gen.Const("x")), static (isNegative, whole, fraction, end) =>
        $"{(isNegative ? "-" : "")}{whole}{(fraction.Length > 0 ? "." : "")}{fraction}{end}");

    [Fact]
    public void Doubles_of_any_digits() => s_numbers.Sample(
        static text => Same(text, static (ref JsonReader reader) => BitConverter.DoubleToInt64Bits(DoubleCodec.Read(ref reader)), static json => BitConverter.DoubleToInt64Bits(JsonSerializer.Deserialize<double>(json))),
        iter: 20_000,
        threads: 1);

    [Fact]
    public void Decimals_of_any_digits_with_their_trailing_zeros() => s_numbers.Sample(
        static text => Same(text, static (ref JsonReader reader) => string.Join(' ', decimal.GetBits(DecimalCodec.Read(ref reader))), static json => string.Join(' ', decimal.GetBits(JsonSerializer.Deserialize<decimal>(json)))),
        iter: 20_000,
        threads: 1);

    [Theory]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("0.10")]
    [InlineData("-0.0")]
    [InlineData("00.1")]
    [InlineData("0.3")]
    [InlineData("9007199254740993")]
    [InlineData("99999999999999.9")]
    [InlineData("0.00000000000001")]
    [InlineData("123456789012345678")]
    [InlineData("1234567890.1234567")]
    public void Numbers_at_the_ends_of_the_shorter_way(string text)
    {
        Assert.True(Same(text, static (ref JsonReader reader) => BitConverter.DoubleToInt64Bits(DoubleCodec.Read(ref reader)), static json => BitConverter.DoubleToInt64Bits(JsonSerializer.Deserialize<double>(json))));
        Assert.True(Same(text, static (ref JsonReader reader) => string.Join(' ', decimal.GetBits(DecimalCodec.Read(ref reader))), static json => string.Join(' ', decimal.GetBits(JsonSerializer.Deserialize<decimal>(json)))));
    }

    [Fact]
    public void Strings_of_any_length()
    {
        for (var length = 0; length < 100; length++)
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(static place => (char)('0' + (place % 64))).Where(static character => character != '\\'));
            var json = Encoding.UTF8.GetBytes($"[\"{text}\",{{\"{text}\":1}}]");
            var reader = new JsonReader(json);
            reader.BeginArray();
            Assert.True(reader.NextElement());
            Assert.Equal(text, reader.ReadString());
            Assert.True(reader.NextElement());
            Assert.Equal([new(text, 1)], DictionaryCodec<string, int, StringKeyCodec, Int32Codec>.Read(ref reader)!);
            Assert.False(reader.NextElement());
        }
    }

    [Fact]
    public void A_key_outside_ASCII()
    {
        var reader = new JsonReader("{\"sixteen bytes or more, é😀\":1}"u8);
        Assert.Equal([new("sixteen bytes or more, é😀", 1)], DictionaryCodec<string, int, StringKeyCodec, Int32Codec>.Read(ref reader)!);
    }

    [Fact]
    public void A_Guid_with_another_byte_in_any_place_is_refused()
    {
        var right = new Guid("6f1d2c3b-4a59-4687-9B7A-0C1d2e3f4a5b");
        Assert.Equal(right, Read(right.ToString()));
        Assert.Equal(right, Read(right.ToString().ToUpper(CultureInfo.InvariantCulture)));
        for (var place = 0; place < 36; place++)
        {
            foreach (var other in "-g_é")
            {
                var text = right.ToString();
                var wrong = $"{text[..place]}{other}{text[(place + 1)..]}";
                if (wrong != text)
                {
                    Assert.Contains("a Guid was expected", Assert.Throws<JsonDataException>(() => Read(wrong)).Message, StringComparison.Ordinal);
                }
            }
        }

        static Guid Read(string text)
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes($"\"{text}\""));
            return GuidCodec.Read(ref reader);
        }
    }

    [Fact]
    public void A_name_with_another_byte_in_any_place_is_another_name()
    {
        for (var length = 0; length < 30; length++)
        {
            var name = new string('a', length);
            Assert.Equal(7, Read(name, name));
            Assert.Equal(0, Read(name, name + "a"));
            for (var place = 0; place < length; place++)
            {
                Assert.Equal(0, Read(name, $"{name[..place]}b{name[(place + 1)..]}"));
            }
        }

        static int Read(string known, string present)
        {
            OneMember.Known = new JsonNames([known]);
            var reader = new JsonReader(Encoding.UTF8.GetBytes($"{{\"{present}\":7}}"));
            var value = 0;
            JsonObject.Read<int, OneMember>(ref reader, ref value);
            return value;
        }
    }

    [Theory]
    [InlineData("[1 2]", "',' was expected")]
    [InlineData("[1,]", "a comma stands before the end")]
    [InlineData("[1,", "the text ends too soon")]
    [InlineData("[,1]", "a value was expected")]
    [InlineData("[1,,2]", "a value was expected")]
    [InlineData("[1, ]", "a comma stands before the end")]
    [InlineData("[1,}", "a value was expected")]
    public void Marks_between_elements_that_are_wrong_are_refused(string text, string problem)
    {
        Assert.Contains(problem, Assert.Throws<JsonDataException>(() =>
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
            ListCodec<double, DoubleCodec>.Read(ref reader);
        }).Message, StringComparison.Ordinal);
    }

    private delegate T Reading<out T>(ref JsonReader reader);

    private static bool Same<T>(string text, Reading<T> read, Func<string, T> expected)
        where T : IEquatable<T> => Outcome(() =>
        {
            var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
            var value = read(ref reader);
            reader.End();
            return value;
        }) == Outcome(() => expected(text));

    private static string Outcome<T>(Func<T> read)
    {
        try
        {
            return $"{read()}";
        }
        catch (Exception refused) when (refused is JsonException or JsonDataException)
        {
            return "refused";
        }
    }

    private readonly struct OneMember : IJsonMembers<int>
    {
        public static JsonNames Known { get; set; } = new([]);

        public static JsonNames Names => Known;

        public static void ReadMember(int member, ref JsonReader reader, ref int target) => target = Int32Codec.Read(ref reader);
    }
}
