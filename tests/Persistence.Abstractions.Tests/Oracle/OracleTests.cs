using System.Text;
using CsCheck;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Oracle;

/// <summary>What we write equals System.Text.Json's text byte for byte, and what it reads we read to an equal value.</summary>
public sealed class OracleTests
{
    private const int Values = 800;

    private static readonly string[] s_texts =
    [
        "", " ", "null", " null ", "true", "false", "tru", "nul", "0", "-0", "1", "-1", "01", "+1", "1.", "1.0", "1.5", "-1.5e3", "1e2", "1E+2", "1e", "127", "128", "-128", "-129", "255", "256",
        "32767", "32768", "65535", "65536", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "18446744073709551615", "18446744073709551616", "170141183460469231731687303715884105727", "340282366920938463463374607431768211455",
        "79228162514264337593543950335", "79228162514264337593543950336", "1e999", "-1e999", "1e-999", "65504", "65520", "3.5e38", "1.10", "0.0000", "5e-324",
        "\"\"", "\"a\"", "\"ab\"", "\"\\u0061\"", "\"\\uD83D\\uDE00\"", "\"\\uD83D\"", "\"\\uDE00\"", "\"\\uDE00\\uD83D\"", "\"\\ud83d\\ude00\"", "\"\\uD83Dx\"", "\"\\x\"", "\"\\u12\"", "\"\n\"", "\"\t\"", "\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "\"é😀\"", "\"\u007f\"", "\"\0\"", "'a'",
        "\"1\"", "\" 1\"", "\"1 \"", "\"-5\"", "\"+5\"", "\"1.5\"", "\"1e3\"", "\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"true\"", "\"\\u0031\"", "\"1,5\"", "\"0x1\"",
        "\"2026-11-23\"", "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2026-11-23T16:05\"", "\"2026-11-23T16:05:17\"", "\"2026-11-23T16:05:17Z\"", "\"2026-11-23T16:05:17.1Z\"", "\"2026-11-23T16:05:17.1234567+02:00\"",
        "\"2026-11-23T16:05:17.123456789-05:30\"", "\"2026-11-23T16:05:17.Z\"", "\"2026-11-23T24:00:00Z\"", "\"2026-11-23T16:60:00Z\"", "\"2026-11-23T16:05:17+14:00\"", "\"2026-11-23T16:05:17+14:01\"", "\"2026-11-23T16:05:17+0200\"", "\"2026-11-23T16:05:17-00:00\"",
        "\"0001-01-01T00:00:00+01:00\"", "\"9999-12-31T23:59:59.9999999-01:00\"", "\"2026-11-23 16:05:17\"", "\"2026\\u002D11-23T16:05:17Z\"", "\"2026-11-23t16:05:17z\"", "\"2026-11-23T16:05:17.0000000Z\"",
        "\"10:20:30\"", "\"10:20:30.5\"", "\"1.10:20:30\"", "\"-10:20:30\"", "\"24:00:00\"", "\"23:59:59.9999999\"", "\"10675199.02:48:05.4775807\"", "\"1\"",
        "\"00000000-0000-0000-0000-000000000001\"", "\"{00000000-0000-0000-0000-000000000001}\"", "\"ABCDEF00-0000-0000-0000-00000000000F\"", "\"1.2\"", "\"1.2.3.4\"", "\"1.2.3.4.5\"", "\"http://[\"", "\"AQID\"", "\"AQI\"", "\"AQI=\"", "\"A Q==\"",
        "[]", "[ ]", "[1]", "[1,]", "[,1]", "[1 2]", "[1,2,3]", "[1,null]", "[null]", "[\"a\",null,\"b\"]", "[[true],[],null]", "[1", "[", "]", "[true]", "[3,3,1]",
        "{}", "{ }", "{\"a\":1}", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\":null}", "{\"1\":true}", "{\"-1\":true}", "{\"x\":true}", "{\"1\":true,\"2\":false}", "{\"\":\"\"}", "{\"Green\":1}", "{\"green\":1}", "{\"11\":1}",
        "{\"dark \\\"green\\\"\":1}", "\"dark \\\"green\\\"\"", "\"Red\"", "\"red\"", "\" Red \"", "\"Read, Write\"", "\"read,WRITE\"", "\"Read, Nothing\"", "\"7\"", "7", "\"\\u0052ed\"", "\"Green\"",
        "{\"00000000-0000-0000-0000-000000000001\":3}", "{\"id\":\"a\",\"text\":\"b\",\"number\":3,\"replies\":[],\"scores\":{\"x\":1}}", "{\"number\":\"3\",\"ID\":\"a\",\"Text\":null}", "{\"id\":1}", "{\"unknown\":{\"a\":[1,{\"b\":null}]},\"id\":\"x\"}",
        "{\"i\\u0064\":\"escaped\"}", "{\"id\":\"first\",\"id\":\"second\",\"Id\":\"third\"}", " { \"id\" : \"a\" , \"number\" : 5 } ", "{\"id\":\"a\"}x", "{\"id\":\"a\"}//c", "/*c*/{\"id\":\"a\"}", "{\"replies\":[{\"replies\":[{\"id\":\"deep\"}]}]}", "\uFEFF1",
    ];

    [Theory]
    [MemberData(nameof(CodecCases.Names), MemberType = typeof(CodecCases))]
    public void Random_values_are_written_and_read_as_System_Text_Json_does(string name)
    {
        var codec = CodecCases.Get(name);
        Gen.UInt.Sample(codec.CheckValue, iter: Values, threads: 1);
    }

    [Theory]
    [MemberData(nameof(CodecCases.Names), MemberType = typeof(CodecCases))]
    public void Hand_picked_texts_are_read_as_System_Text_Json_does(string name)
    {
        var codec = CodecCases.Get(name);
        foreach (var text in s_texts)
        {
            codec.CheckText(Encoding.UTF8.GetBytes(text));
        }
    }

    [Fact]
    public void Text_that_is_not_valid_utf8_is_refused()
    {
        byte[][] texts = [[0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0x61, 0xFF, 0x22], [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0xFF, 0x22]];
        foreach (var text in texts)
        {
            Assert.Throws<JsonDataException>(() =>
            {
                var reader = new JsonReader(text);
                reader.ReadString();
            });
            Assert.Throws<JsonDataException>(() =>
            {
                var reader = new JsonReader(text);
                reader.Skip();
            });
        }
    }
}
