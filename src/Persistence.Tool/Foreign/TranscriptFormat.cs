using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Tool.Foreign;

/// <summary>
/// Transcripts of agent programs: JSON Lines of user, assistant and tool turns, a file or a folder of them. What a mapping does not name is kept in the member <c>$unmapped</c> of each entry; a line that is no
/// JSON object is kept as a text.
/// </summary>
internal sealed class TranscriptFormat : IForeignFormat
{
    private const string Unmapped = "$unmapped";

    /// <inheritdoc/>
    public string Name => "transcript";

    /// <inheritdoc/>
    public string Description => "JSON Lines of user, assistant and tool turns, with a mapping file";

    /// <inheritdoc/>
    public IEnumerable<ForeignSession> Read(string path, string? mapping, ForeignReport report)
    {
        var rules = mapping is null ? TranscriptMapping.Default : TranscriptMapping.Read(mapping);
        var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : Enumerable.Repeat(path, 1);
        foreach (var file in files)
        {
            var own = Directory.Exists(path) ? Path.ChangeExtension(Path.GetRelativePath(path, file), null).Replace('\\', '/') : Path.GetFileNameWithoutExtension(file);
            foreach (var session in ReadFile(file, own, rules, report))
            {
                yield return session;
            }
        }
    }

    private static IEnumerable<ForeignSession> ReadFile(string file, string own, TranscriptMapping rules, ForeignReport report)
    {
        var sessions = new Dictionary<string, (JsonObject Header, List<byte[]> Entries, HashSet<string> Ids)>(StringComparer.Ordinal);
        foreach (var text in File.ReadLines(file).Where(static text => text.Trim().Length > 0))
        {
            var line = Parse(text, report);
            var key = rules.Session is { } path && TranscriptMapping.At(line, path) is { } named ? named.ToString() : own;
            if (!sessions.TryGetValue(key, out var session))
            {
                sessions[key] = session = (new JsonObject { ["id"] = key }, [], new HashSet<string>(StringComparer.Ordinal));
            }

            FillHeader(session.Header, line, rules);
            session.Entries.Add(JsonText.Write(Entry(line, rules, session.Ids, report)));
        }

        return sessions.Select(session => new ForeignSession(rules.Class, session.Key, "id", JsonText.Write(session.Value.Header), [new ForeignLog(rules.Log, rules.Id is null ? null : "id", session.Value.Entries)]));
    }

    private static JsonObject Parse(string text, ForeignReport report)
    {
        try
        {
            if (JsonNode.Parse(text) is JsonObject line)
            {
                return line;
            }
        }
        catch (JsonException)
        {
            // Kept as it is, below.
        }

        report.Count("line that is no JSON object");
        return new JsonObject { ["text"] = text };
    }

    private static void FillHeader(JsonObject header, JsonObject line, TranscriptMapping rules)
    {
        foreach (var (member, path) in rules.Header)
        {
            if (header[member] is null && TranscriptMapping.At(line, path) is { } value)
            {
                header[member] = value.DeepClone();
            }
        }
    }

    private static JsonObject Entry(JsonObject line, TranscriptMapping rules, HashSet<string> ids, ForeignReport report)
    {
        var entry = new JsonObject();
        if (rules.Id is { } path)
        {
            entry["id"] = Id(TranscriptMapping.At(line, path)?.ToString(), ids, report);
        }

        var rest = (JsonObject)line.DeepClone();
        foreach (var (member, place) in rules.Members)
        {
            entry[member] = TranscriptMapping.At(line, place)?.DeepClone();
            rest.Remove(place.Split('.')[0]);
        }

        // A member of which only a part was taken stays whole.
        foreach (var part in rules.Members.Values.Where(static place => place.Contains('.', StringComparison.Ordinal)).Select(static place => place.Split('.')[0]).Distinct())
        {
            rest[part] = line[part]?.DeepClone();
        }

        if (rest.Count > 0)
        {
            foreach (var (name, _) in rest)
            {
                report.Count($"member '{name}' of a line");
            }

            entry[Unmapped] = rest;
        }

        return entry;
    }

    private static string Id(string? id, HashSet<string> ids, ForeignReport report)
    {
        var own = id ?? string.Create(CultureInfo.InvariantCulture, $"line-{ids.Count + 1}");
        var unique = own;
        for (var copy = 2; !ids.Add(unique); copy++)
        {
            report.Count("turn whose id stood before");
            unique = string.Create(CultureInfo.InvariantCulture, $"{own}#{copy}");
        }

        return unique;
    }
}
