using System.Buffers;
using System.Text.Json;

namespace Persistence.Serialization;

/// <summary>The way to the documents of System.Text.Json and back.</summary>
internal static class JsonDocuments
{
    // Checked against the depth that is left where the text stands; Utf8JsonWriter itself allows as much.
    private const int LargestDepth = 1000;

    /// <summary>Writes what a Utf8JsonWriter writes.</summary>
    public static void Write<T>(JsonWriter writer, T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using var json = new Utf8JsonWriter(buffer);
            write(json, value);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or JsonException or NotSupportedException)
        {
            writer.Fail($"it cannot be written as JSON: {error.Message}");
            writer.WriteNull();
            return;
        }

        if (IsTooDeep(writer, buffer.WrittenSpan))
        {
            return;
        }

        writer.WriteRaw(buffer.WrittenSpan);
    }

    /// <summary>An element that holds no pooled memory.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = LargestDepth });
        return JsonElement.ParseValue(ref reader);
    }

    private static bool IsTooDeep(JsonWriter writer, ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = LargestDepth });
        var deepest = 0;
        while (reader.Read())
        {
            // At an opening bracket the reader still counts the level outside.
            var opened = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0;
            deepest = Math.Max(deepest, reader.CurrentDepth + opened);
        }

        return !writer.CanNest(deepest);
    }
}
