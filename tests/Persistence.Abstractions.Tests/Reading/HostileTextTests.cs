using System.Globalization;
using System.Text;
using CsCheck;
using Persistence.Abstractions.Tests.Oracle;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Reading;

/// <summary>
/// Damaged text ends in a value or in one kind of error. A short slice runs always; the long mode is
/// <c>PERSISTENCE_FUZZ_INPUTS=1000000 dotnet run --project tests/Persistence.Abstractions.Tests -- --filter-method "*Mutated*"</c>.
/// </summary>
public sealed class HostileTextTests
{
    private static int Inputs =>
        int.TryParse(Environment.GetEnvironmentVariable("PERSISTENCE_FUZZ_INPUTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var inputs) ? inputs : 10_000;

    [Fact]
    public void Mutated_text_ends_in_a_value_or_in_a_data_error()
    {
        var codecs = CodecCases.All.ToArray();
        Gen.UInt.Sample(
            seed =>
            {
                var values = new RandomValues(seed);
                var text = Mutations.Of(values.Of(codecs).Sample(seed), values);

                // A text is read by the codec it was made for, and by any other.
                values.Of(codecs).CheckText(text);
            },
            iter: Inputs,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(CodecCases.Names), MemberType = typeof(CodecCases))]
    public void Text_cut_off_anywhere_ends_in_a_value_or_in_a_data_error(string name)
    {
        var codec = CodecCases.Get(name);
        for (var seed = 0u; seed < 6; seed++)
        {
            var text = codec.Sample(seed);
            for (var length = 0; length < Math.Min(text.Length, 400); length++)
            {
                codec.CheckText(text[..length]);
            }
        }
    }

    // Found by the long mode: nobody resolves the escapes of what is skipped.
    [Theory]
    [InlineData("""{"unknown":"\uD9D2"}""")]
    [InlineData("""{"unknown":["\uDC00\uD800"]}""")]
    [InlineData("""{"unknown":{"\uD9D2":"a\tb"}}""")]
    [InlineData("""{"unknown":"\x"}""")]
    [InlineData("""{"unknown":"\u12"}""")]
    public void What_is_skipped_is_checked_as_System_Text_Json_checks_it(string text)
    {
        foreach (var codec in CodecCases.All)
        {
            codec.CheckText(Encoding.UTF8.GetBytes(text));
        }
    }

    // Found by the long mode: System.Text.Json rounds a tie away from zero, decimal.Parse to the even neighbour.
    [Theory]
    [InlineData("-792281.625138971120771899112765")]
    [InlineData("1.00000000000000000000000000005")]
    [InlineData("1.000000000000000000000000000050")]
    [InlineData("1.00000000000000000000000000015")]
    [InlineData("1.000000000000000000000000000051")]
    [InlineData("5e-29")]
    [InlineData("79228162514264337593543950335.4")]
    [InlineData("79228162514264337593543950335.5")]
    [InlineData("-0.0")]
    [InlineData("\"1.00000000000000000000000000005\"")]
    public void Numbers_with_more_digits_than_a_type_holds_are_rounded_as_System_Text_Json_rounds_them(string text)
    {
        foreach (var codec in CodecCases.All)
        {
            codec.CheckText(Encoding.UTF8.GetBytes(text));
        }
    }

    // Found by the long mode: a comma may stand after the last name.
    [Theory]
    [InlineData("Read,")]
    [InlineData("Read, ")]
    [InlineData(" Read ,Write , ")]
    [InlineData("Read,,")]
    [InlineData("Read, ,")]
    [InlineData("Read, ,Write")]
    [InlineData(",Read")]
    [InlineData(",")]
    [InlineData(" , ")]
    [InlineData("1,")]
    [InlineData("Read,1")]
    public void Names_of_flags_are_separated_as_System_Text_Json_separates_them(string names)
    {
        foreach (var codec in CodecCases.All)
        {
            codec.CheckText(Encoding.UTF8.GetBytes($"\"{names}\""));
        }
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 100_000)]
    [InlineData("[{\"replies\":", 100_000)]
    [InlineData("{\"replies\":[", 100_000)]
    [InlineData("\"\\", 100_000)]
    [InlineData("1", 100_000)]
    [InlineData("\\u00", 100_000)]
    public void Hostile_repetition_costs_memory_in_proportion_to_the_text(string piece, int count)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, count)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new JsonReader(text);
        try
        {
            MessageCodec.Read(ref reader);
            Assert.Fail("Hostile text was read.");
        }
        catch (JsonDataException)
        {
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < (text.Length * 16L) + 1_000_000);
        }
    }
}
