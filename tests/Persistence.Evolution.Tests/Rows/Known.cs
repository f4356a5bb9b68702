using System.Text.Json.Nodes;

namespace Persistence.Evolution.Tests.Rows;

/// <summary>What was stored in a session, to be compared with what is read: each value, where it is, and who stored it.</summary>
internal sealed class Known
{
    private readonly Dictionary<string, (string Value, string By)> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _appended = new(StringComparer.Ordinal);

    /// <summary>Notes what a program stored.</summary>
    /// <param name="by">The program.</param>
    /// <param name="json">The members.</param>
    public void Store(string by, string json)
    {
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            foreach (var path in _values.Keys.Where(path => path == name || path.StartsWith(name + ".", StringComparison.Ordinal)).ToList())
            {
                _values.Remove(path);
            }

            foreach (var (path, text) in Leaves(name, value))
            {
                _values[path] = (text, by);
            }

            _appended[name] = (value as JsonArray)?.Count ?? 0;
        }
    }

    /// <summary>Notes what a program appended.</summary>
    public void Append(string by, string log, string json)
    {
        var place = _appended[log] = _appended.GetValueOrDefault(log) + 1;
        foreach (var (path, text) in Leaves($"{log}.{place - 1}", JsonNode.Parse(json)))
        {
            _values[path] = (text, by);
        }
    }

    /// <summary>Whether a program reads all that it can know of as it was stored.</summary>
    /// <param name="by">The program.</param>
    /// <param name="json">What it reads.</param>
    /// <param name="same">A value, and how a program that does not know its name shows it.</param>
    public bool IsIn(string by, string json, string? same)
    {
        var read = Leaves("", JsonNode.Parse(json)).ToDictionary(static leaf => leaf.Path, static leaf => leaf.Text, StringComparer.Ordinal);
        return _values.All(known => IsRead(by, known.Key, known.Value, read) || same == $"{known.Value.Value} = {read.GetValueOrDefault(known.Key)}");
    }

    // A place in a list says nothing: another program may have appended before, and a renamed log is another list.
    private static bool IsRead(string by, string path, (string Value, string By) known, Dictionary<string, string> read) =>
        read.TryGetValue(path, out var text) && !path.Any(char.IsAsciiDigit) ? text == known.Value
        : (by == "old" && known.By == "new" && !path.Any(char.IsAsciiDigit)) || known.Value == "null" || read.ContainsValue(known.Value) || (by == "old" && known.By == "new" && !read.ContainsKey(path));

    private static IEnumerable<(string Path, string Text)> Leaves(string path, JsonNode? value)
    {
        var inside = value switch
        {
            JsonObject members => members.Select(member => (Inside(path, member.Key), member.Value)),
            JsonArray items => items.Select((item, index) => (Inside(path, $"{index}"), item)),
            _ => null,
        };
        return inside is null ? [(path, value?.ToString() ?? "null")] : inside.SelectMany(static part => Leaves(part.Item1, part.Item2));
    }

    private static string Inside(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
