using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Persistence.Serialization;

namespace Persistence.Engine;

/// <summary>Reads a member that a step looks at.</summary>
internal static class PartNode
{
    private static readonly JsonReaderOptions s_reading = new() { MaxDepth = JsonWriter.MaxDepth };

    private static readonly JsonSerializerOptions s_options = new() { MaxDepth = JsonWriter.MaxDepth };

    /// <summary>Reads a value. It is as the members of an object that was read as a whole are: a text, for example, is given as a time too.</summary>
    /// <param name="json">Its text.</param>
    /// <returns>The value; null for null.</returns>
    public static JsonNode? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, s_reading);
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : JsonMetadataServices.JsonNodeConverter.Read(ref reader, typeof(JsonNode), s_options);
    }

    /// <summary>Reads a value that is a plain text.</summary>
    /// <param name="json">Its text.</param>
    /// <returns>Null where it is none, or one with escapes or other characters than those of ASCII.</returns>
    public static string? Text(ReadOnlySpan<byte> json) =>
        json is [(byte)'"', .. var rest] && StringEnd.AfterAscii(rest) == rest.Length - 1 ? Encoding.Latin1.GetString(rest[..^1]) : null;
}
