using System.Text.Json;

namespace Swarm.Importing;

/// <summary>The members of one object of the original's JSON files.</summary>
/// <param name="path">The file.</param>
/// <param name="item">The object.</param>
internal sealed class OriginalFields(string path, JsonElement item)
{
    public string Text(string name) => Find(name, JsonValueKind.String).GetString()!;

    public IReadOnlyList<string> Texts(string name) => [.. Find(name, JsonValueKind.Array).EnumerateArray().Select(static one => one.ToString())];

    public DateTimeOffset Time(string name) => OriginalTime.Read(path, Find(name, JsonValueKind.Number).GetDouble());

    private JsonElement Find(string name, JsonValueKind kind) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == kind
            ? value
            : throw SwarmException.Refused($"{path} is no file of the original system: '{name}' is missing, or no {kind.ToString().ToLowerInvariant()}, in {Views.Printable.Line(item.ToString())}");
}
