using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Serialization;

/// <summary>Any JSON as an object that can be changed, or null.</summary>
/// <typeparam name="TNode"><see cref="JsonNode"/>, <see cref="System.Text.Json.Nodes.JsonObject"/>, <see cref="JsonArray"/> or <see cref="JsonValue"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonNodeCodec<TNode> : IJsonCodec<TNode?>
    where TNode : JsonNode
{
    private static readonly JsonNodeOptions s_options = new() { PropertyNameCaseInsensitive = true };

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, TNode? value)
    {
        if (value is null)
        {
            writer.WriteNull();
        }
        else
        {
            JsonDocuments.Write(writer, value, static (json, node) => node.WriteTo(json));
        }
    }

    /// <inheritdoc/>
    public static TNode? Read(ref JsonReader reader)
    {
        if (reader.TryReadNull())
        {
            return null;
        }

        var element = JsonDocuments.Parse(reader.ReadRaw());
        JsonNode? node = element.ValueKind switch
        {
            JsonValueKind.Object => System.Text.Json.Nodes.JsonObject.Create(element, s_options),
            JsonValueKind.Array => JsonArray.Create(element, s_options),
            _ => JsonValue.Create(element, s_options),
        };
        return node as TNode ?? throw reader.Problem($"a value of type {typeof(TNode).Name} was expected");
    }
}
