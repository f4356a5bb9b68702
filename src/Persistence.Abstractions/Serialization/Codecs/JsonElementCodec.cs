using System.ComponentModel;
using System.Text.Json;

namespace Persistence.Serialization;

/// <summary>Any JSON, written without white space.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonElementCodec : IJsonCodec<JsonElement>
{
    /// <inheritdoc/>
    public static void Write(JsonWriter writer, JsonElement value) => JsonDocuments.Write(writer, value, static (json, element) =>
    {
        // System.Text.Json refuses an element that was never set; here it is null, so that a forgotten member can be stored.
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            json.WriteNullValue();
        }
        else
        {
            element.WriteTo(json);
        }
    });

    /// <inheritdoc/>
    public static JsonElement Read(ref JsonReader reader) => JsonDocuments.Parse(reader.ReadRaw());
}
