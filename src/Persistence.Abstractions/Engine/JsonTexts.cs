using System.Text.Json;
using System.Text.Json.Nodes;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Persistence.Engine;

/// <summary>The texts in a value that upgrade steps made.</summary>
internal static class JsonTexts
{
    /// <summary>Finds them: names of members, and texts that were not read from stored data.</summary>
    /// <param name="value">The value.</param>
    public static IEnumerable<string> Of(JsonNode? value) => value switch
    {
        JsonObject nested => nested.SelectMany(static member => Of(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Of),
        JsonValue made when !made.TryGetValue(out JsonElement _) && made.TryGetValue(out string? text) => [text],
        JsonValue made when made.TryGetValue(out char unit) => [unit.ToString()],
        _ => [],
    };
}
