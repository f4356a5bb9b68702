using System.Text.Json;

namespace Swarm.Importing;

/// <summary>Reads where the original system kept its sessions: two JSON files of a folder, or a database.</summary>
public static class OriginalFiles
{
    /// <summary>What a file belongs to: a JSON file to its folder.</summary>
    public static string Place(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.GetExtension(full) == ".json" ? Path.GetDirectoryName(full)! : full;
    }

    /// <summary>Reads all of it.</summary>
    /// <exception cref="SwarmException">It is none of the original's.</exception>
    public static OriginalData Read(string place)
    {
        try
        {
            var data = Directory.Exists(place) ? ReadFolder(place) : OriginalDatabase.Read(place);
            return data.Chats.Any(static chat => chat.Id.Length == 0) || data.Messages.Any(static message => message.ChatId.Length == 0)
                ? throw SwarmException.Refused($"{place} is none of the original system: a session has no id.")
                : data;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            throw SwarmException.Refused($"{place} cannot be read: {cause.Message}", cause);
        }
    }

    private static OriginalData ReadFolder(string folder)
    {
        var (chats, messages) = (Path.Combine(folder, "sessions.json"), Path.Combine(folder, "messages.json"));
        if (!File.Exists(chats))
        {
            throw SwarmException.Refused($"{folder} holds no sessions.json: give the folder of the original system, or its sessions.db.");
        }

        using var sessions = Parse(chats, JsonValueKind.Object);
        using var said = File.Exists(messages) ? Parse(messages, JsonValueKind.Array) : null;
        return new OriginalData(
            folder,
            [.. sessions.RootElement.EnumerateObject().Select(one => ReadChat(one.Name, new OriginalFields(chats, one.Value)))],
            [.. said is null ? [] : said.RootElement.EnumerateArray().Select(one => ReadMessage(new OriginalFields(messages, one)))]);
    }

    private static JsonDocument Parse(string path, JsonValueKind kind)
    {
        var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.ValueKind == kind ? document : throw SwarmException.Refused($"{path} is no file of the original system: it holds no {(kind == JsonValueKind.Object ? "object of sessions" : "array of messages")}.");
    }

    private static OriginalChat ReadChat(string key, OriginalFields fields) =>
        new(key, fields.Texts("participants"), fields.Time("created_at"), fields.Time("last_activity"));

    private static OriginalMessage ReadMessage(OriginalFields fields) =>
        new(fields.Text("id"), fields.Text("session_id"), fields.Text("sender"), fields.Text("recipient"), fields.Text("content"), fields.Time("timestamp"));
}
