using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Persistence.Serialization;

namespace Persistence.Abstractions.Tests.Oracle;

/// <summary>One codec, held against System.Text.Json with its Web options.</summary>
public abstract class CodecCase
{
    /// <summary>The name a failure shows.</summary>
    public required string Name { get; init; }

    /// <summary>Writes and reads a random value.</summary>
    /// <param name="seed">The seed.</param>
    public abstract void CheckValue(uint seed);

    /// <summary>Reads a text: what System.Text.Json reads must be read to an equal value, all else may only be refused in one way.</summary>
    /// <param name="text">Any bytes.</param>
    public abstract void CheckText(byte[] text);

    /// <summary>JSON of a random value.</summary>
    /// <param name="seed">The seed.</param>
    public abstract byte[] Sample(uint seed);

    public override string ToString() => Name;
}

/// <inheritdoc/>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
public sealed class CodecCase<T, TCodec> : CodecCase
    where TCodec : IJsonCodec<T>
{
    public required Func<RandomValues, T> Make { get; init; }

    /// <summary>Whether reading is not compared: a deviation that docs/types.md names.</summary>
    public bool ReadsDifferently { get; init; }

    public override byte[] Sample(uint seed) => JsonSerializer.SerializeToUtf8Bytes(Make(new RandomValues(seed)), JsonSerializerOptions.Web);

    public override void CheckValue(uint seed) => Check(Make(new RandomValues(seed)));

    /// <summary>Writes and reads a value.</summary>
    /// <param name="value">The value.</param>
    public void Check(T value)
    {
        var expected = JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);
        var written = Write(value);
        AssertSame(expected, written);
        var reader = new JsonReader(written);
        var read = TCodec.Read(ref reader);
        reader.End();
        AssertSame(expected, Write(read));
    }

    public override void CheckText(byte[] text)
    {
        var isRead = TryRead(text, out var value);
        if (ReadsDifferently || !Utf8.IsValid(text))
        {
            // System.Text.Json lets invalid UTF-8 pass where it does not look at the text; we never do.
            return;
        }

        T? theirs;
        try
        {
            theirs = JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            return;
        }

        Assert.True(isRead, $"{Name}: System.Text.Json reads {Encoding.UTF8.GetString(text)}");
        Assert.True(JsonOf(theirs!) == JsonOf(value!), $"{Name}: {Encoding.UTF8.GetString(text)} is {JsonOf(theirs!)}, was read as {JsonOf(value!)}");
    }

    // NaN and infinities have no JSON; System.Text.Json reads 1e999 as one.
    private static string JsonOf(T value)
    {
        try
        {
            return JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
        }
        catch (Exception error) when (error is ArgumentException or JsonException)
        {
            return value!.ToString()!;
        }
    }

    private static bool TryRead(byte[] text, out T? value)
    {
        var reader = new JsonReader(text);
        try
        {
            value = TCodec.Read(ref reader);
            reader.End();
            return true;
        }
        catch (Exception error) when (error is JsonDataException or RequiredMemberException)
        {
            value = default;
            return false;
        }
    }

    private static byte[] Write(T value)
    {
        var writer = new JsonWriter(64);
        TCodec.Write(writer, value);
        Assert.False(writer.HasFailures);
        return writer.Written.ToArray();
    }

    private static void AssertSame(byte[] expected, byte[] actual)
    {
        if (!expected.AsSpan().SequenceEqual(actual))
        {
            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(actual));
        }
    }
}
