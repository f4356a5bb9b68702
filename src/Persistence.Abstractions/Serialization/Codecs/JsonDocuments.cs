using System.Buffers;
using System.Text.Json;

namespace Persistence.Serialization;

/// <summary>The way to the documents of System.Text.Json and back.</summary>
internal static class JsonDocuments
{
    // Checked against the depth that is left where the text stands; Utf8JsonWriter itself allows as much.
    private const int LargestDepth = 1000;

    // Larger buffers are not kept.
    private const int Kept = 64 * 1024;

    // Taken while a document is written: what a document holds may write another one.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? t_spare;

    /// <summary>Writes what a Utf8JsonWriter writes.</summary>
    public static void Write<T>(JsonWriter writer, T value, Action<Utf8JsonWriter, T> write)
    {
        var (bytes, json) = Taken();
        try
        {
            write(json, value);
            json.Flush();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or JsonException or NotSupportedException)
        {
            writer.Fail($"it cannot be written as JSON: {error.Message}");
            writer.WriteNull();
            return;
        }

        if (!IsTooDeep(writer, bytes.WrittenSpan))
        {
            writer.WriteRaw(bytes.WrittenSpan);
        }

        if (bytes.Capacity <= Kept)
        {
            bytes.ResetWrittenCount();
            json.Reset();
            t_spare = (bytes, json);
        }
    }

    /// <summary>An element that holds no pooled memory.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = LargestDepth });
        return JsonElement.ParseValue(ref reader);
    }

    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json) Taken()
    {
        if (t_spare is { } spare)
        {
            t_spare = null;
            return spare;
        }

        var bytes = new ArrayBufferWriter<byte>();
        return (bytes, new Utf8JsonWriter(bytes));
    }

    private static bool IsTooDeep(JsonWriter writer, ReadOnlySpan<byte> text)
    {
        // Each level has a bracket, and most documents have few.
        if (writer.HasDepthFor(text.Count((byte)'{') + text.Count((byte)'[')))
        {
            return false;
        }

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
