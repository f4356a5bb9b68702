using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.AgentFramework.Messages;

/// <summary>Objects of JSON with other members.</summary>
internal static class JsonParts
{
    public static JsonElement Without(JsonElement source, string name)
    {
        var node = JsonObject.Create(source) ?? [];
        node.Remove(name);
        return JsonElement.Parse(node.ToJsonString());
    }

    /// <summary>What an object says now, with the members that it never had because the package dropped them.</summary>
    public static JsonObject WithDropped(JsonElement now, KeptJson kept)
    {
        var node = JsonObject.Create(now) ?? [];
        foreach (var member in kept.Json.EnumerateObject())
        {
            if (!node.ContainsKey(member.Name) && (kept.ReadAs is not { } readAs || !readAs.TryGetProperty(member.Name, out _)))
            {
                node.Add(member.Name, JsonNode.Parse(member.Value.GetRawText()));
            }
        }

        return node;
    }

    public static string? Text(JsonElement source, string name) =>
        source.ValueKind == JsonValueKind.Object && source.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
