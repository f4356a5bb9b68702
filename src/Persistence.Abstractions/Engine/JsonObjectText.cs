using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Persistence.Serialization;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>Objects for upgrade steps, from JSON text and back.</summary>
internal static class JsonObjectText
{
    private const int MaxKept = 64 * 1024;

    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = JsonWriter.MaxDepth };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_text;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>Reads an object.</summary>
    /// <param name="json">Its text.</param>
    /// <exception cref="JsonDataException">The text is damaged.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: s_reading) as JsonObject ?? throw new JsonDataException("an object was expected", 0);
        }
        catch (JsonException malformed)
        {
            ThrowIfDamaged(json);
            throw new JsonDataException(malformed.Message, malformed.BytePositionInLine ?? 0);
        }
    }

    /// <summary>Throws for a text that is no JSON as stores write it.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonDataException">It is none.</exception>
    public static void ThrowIfDamaged(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json);
        reader.Skip();
        reader.End();
    }

    /// <summary>Writes an object.</summary>
    /// <param name="stored">The object.</param>
    /// <param name="first">The member that stands in front; null for none in particular.</param>
    public static byte[] Of(JsonObject stored, string? first)
    {
        // A node's own code may run while it is written, and write another object.
        var (text, writer) = (t_text ?? new ArrayBufferWriter<byte>(1024), t_writer ?? new Utf8JsonWriter(Stream.Null, s_writing));
        (t_text, t_writer) = (null, null);
        text.ResetWrittenCount();
        writer.Reset(text);
        Write(writer, stored, first);
        writer.Flush();
        var written = text.WrittenSpan.ToArray();
        (t_text, t_writer) = (text.Capacity <= MaxKept ? text : null, writer);
        return written;
    }

    // What came first, such as a discriminator, stays in front: a step may have put it in again.
    private static void Write(Utf8JsonWriter writer, JsonObject stored, string? first)
    {
        var isMoved = first is not null && stored.ContainsKey(first) && stored.GetAt(0).Key != first;
        writer.WriteStartObject();
        if (isMoved)
        {
            WriteMember(writer, first!, stored[first!]);
        }

        foreach (var (name, value) in stored)
        {
            if (!isMoved || name != first)
            {
                WriteMember(writer, name, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
