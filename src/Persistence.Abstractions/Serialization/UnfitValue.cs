using System.Text;
using System.Text.Json;

namespace Persistence.Serialization;

/// <summary>Finds the value that reading could not take. Slow, for failures only.</summary>
internal static class UnfitValue
{
    private const int MaxShown = 60;

    /// <summary>The value at a place of well-formed JSON.</summary>
    /// <param name="json">Text that begins with a value; more may follow.</param>
    /// <param name="offset">Where reading ended: before the value, inside of it or at its end.</param>
    /// <returns>The value for people; null when the text is not well-formed.</returns>
    public static string? Find(ReadOnlySpan<byte> json, int offset)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var found = "nothing";
        try
        {
            while (reader.Read())
            {
                RequireUnicode(reader);
                found = IsValue(reader.TokenType) && reader.TokenStartIndex <= offset ? Shown(json, reader) : found;
                if (IsEnd(reader))
                {
                    return found;
                }
            }

            return null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Not before it is asked for does the reader look at a text's Unicode.
    private static void RequireUnicode(Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            _ = reader.GetString();
        }
    }

    private static bool IsEnd(Utf8JsonReader reader) =>
        reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);

    private static bool IsValue(JsonTokenType type) => type is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray);

    private static string Shown(ReadOnlySpan<byte> json, Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        _ => Shortened(Encoding.UTF8.GetString(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed])),
    };

    private static string Shortened(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}
