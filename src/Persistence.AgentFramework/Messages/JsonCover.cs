using System.Text.Json;

namespace Persistence.AgentFramework.Messages;

/// <summary>Whether a text has all that another one has. It may have more: default members that a later version adds.</summary>
internal static class JsonCover
{
    public static bool Covers(JsonElement written, JsonElement stored) => (written.ValueKind, stored.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => stored.EnumerateObject().All(member => written.TryGetProperty(member.Name, out var value)
            ? Covers(value, member.Value)
            : member.Value.ValueKind == JsonValueKind.Null),
        (JsonValueKind.Array, JsonValueKind.Array) => written.GetArrayLength() == stored.GetArrayLength()
            && written.EnumerateArray().Zip(stored.EnumerateArray()).All(static pair => Covers(pair.First, pair.Second)),
        _ => JsonElement.DeepEquals(written, stored),
    };
}
