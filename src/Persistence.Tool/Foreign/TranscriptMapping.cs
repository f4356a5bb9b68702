using System.Text.Json.Nodes;

namespace Persistence.Tool.Foreign;

/// <summary>Which members of a transcript's lines are what.</summary>
/// <param name="Class">The storage name of the session class.</param>
/// <param name="Session">The member that names the session; null where each file is one.</param>
/// <param name="Id">The member that is the id of a turn; null for none.</param>
/// <param name="Log">The storage name of the log.</param>
/// <param name="Members">By member of an entry, the path in a line, with dots between its parts.</param>
/// <param name="Header">Paths of what belongs to the session, taken from the first line that has them.</param>
internal sealed record TranscriptMapping(string Class, string? Session, string? Id, string Log, IReadOnlyDictionary<string, string> Members, IReadOnlyDictionary<string, string> Header)
{
    private static readonly string[] s_known = ["class", "session", "id", "log", "members", "header"];

    /// <summary>The mapping of lines that have <c>role</c> and <c>content</c>.</summary>
    public static TranscriptMapping Default { get; } = new("agent_transcript", null, null, "turns", new Dictionary<string, string> { ["role"] = "role", ["content"] = "content" }, new Dictionary<string, string>());

    /// <summary>Reads a mapping file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="ForeignDataException">It is none.</exception>
    public static TranscriptMapping Read(string path)
    {
        if (JsonText.Read(path) is not JsonObject file)
        {
            throw new ForeignDataException($"'{path}' is no mapping: an object was expected (docs/tool.md).");
        }

        if (file.FirstOrDefault(static member => !s_known.Contains(member.Key)).Key is { } unknown)
        {
            throw new ForeignDataException($"'{path}' is no mapping: '{unknown}' is not known; there are class, session, id, log, members and header.");
        }

        return new TranscriptMapping(Text(file, "class") ?? Default.Class, Text(file, "session"), Text(file, "id"), Text(file, "log") ?? Default.Log, Texts(file, "members") ?? Default.Members, Texts(file, "header") ?? Default.Header);
    }

    /// <summary>The value at a path.</summary>
    /// <param name="line">The line.</param>
    /// <param name="path">Members with dots between them.</param>
    public static JsonNode? At(JsonObject line, string path)
    {
        JsonNode? value = line;
        foreach (var part in path.Split('.'))
        {
            value = (value as JsonObject)?[part];
        }

        return value;
    }

    private static string? Text(JsonObject file, string name) => file[name]?.ToString();

    private static Dictionary<string, string>? Texts(JsonObject file, string name) =>
        (file[name] as JsonObject)?.ToDictionary(static member => member.Key, static member => member.Value?.ToString() ?? "", StringComparer.Ordinal);
}
