using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Persistence.Tool.Foreign;

/// <summary>
/// The multichat sessions of the Python program that this library began with: a folder with <c>sessions.json</c> and <c>messages.json</c>, or its database <c>sessions.db</c>. A message whose session
/// is missing is kept in a session of its own, as is a message whose id stood before.
/// </summary>
internal sealed class MultichatFormat : IForeignFormat
{
    private const string Orphans = "$unmapped/";

    /// <inheritdoc/>
    public string Name => "multichat";

    /// <inheritdoc/>
    public string Description => "sessions.json and messages.json, or sessions.db, of the Python multichat system";

    /// <inheritdoc/>
    public IEnumerable<ForeignSession> Read(string path, string? mapping, ForeignReport report)
    {
        var (sessions, messages) = Directory.Exists(path) ? ReadFolder(path) : ReadDatabase(path);
        var bySession = messages.ToLookup(static message => message["session_id"]?.ToString() ?? "", StringComparer.Ordinal);
        foreach (var session in sessions)
        {
            var key = session["session_id"]?.ToString() ?? "";
            yield return Make(key, session, bySession[key], report);
        }

        var known = sessions.Select(static session => session["session_id"]?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
        foreach (var orphans in bySession.Where(group => !known.Contains(group.Key)))
        {
            foreach (var _ in orphans)
            {
                report.Count("message of a session that is not there");
            }

            yield return Make(Orphans + orphans.Key, new JsonObject { ["session_id"] = Orphans + orphans.Key }, orphans, report);
        }
    }

    private static ForeignSession Make(string key, JsonObject session, IEnumerable<JsonObject> messages, ForeignReport report)
    {
        if (key.Length == 0)
        {
            throw new ForeignDataException("A session has no session_id.");
        }

        var header = new JsonObject { ["sessionId"] = key };
        foreach (var (name, value) in session.Where(static member => member.Key != "session_id"))
        {
            header[CamelCase(name)] = name is "created_at" or "last_activity" && value is JsonValue time && time.TryGetValue(out double seconds) ? JsonText.Time(seconds) : value?.DeepClone();
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var entries = messages.OrderBy(static message => (double?)message["timestamp"] ?? 0).Select(message => Entry(message, ids, report)).ToList();
        return new ForeignSession("multichat_session", key, "sessionId", JsonText.Write(header), [new ForeignLog("messages", "id", entries)]);
    }

    private static byte[] Entry(JsonObject message, HashSet<string> ids, ForeignReport report)
    {
        var entry = new JsonObject();
        foreach (var (name, value) in message.Where(static member => member.Key != "session_id"))
        {
            entry[name == "timestamp" ? "sentAt" : CamelCase(name)] = name == "timestamp" && value is JsonValue time && time.TryGetValue(out double seconds) ? JsonText.Time(seconds) : value?.DeepClone();
        }

        var id = entry["id"]?.ToString() ?? "";
        for (var copy = 2; !ids.Add(entry["id"]?.ToString() ?? ""); copy++)
        {
            // The program took an id twice: a log does not.
            report.Count("message whose id stood before");
            entry["id"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}#{copy}");
        }

        return JsonText.Write(entry);
    }

    private static (List<JsonObject> Sessions, List<JsonObject> Messages) ReadFolder(string path)
    {
        var file = Path.Combine(path, "sessions.json");
        if (!File.Exists(file))
        {
            throw new ForeignDataException($"'{path}' holds no sessions.json: give the folder of the multichat system, or its sessions.db.");
        }

        var sessions = JsonText.Read(file) as JsonObject ?? throw new ForeignDataException($"'{file}' holds no object of sessions.");
        var messages = Path.Combine(path, "messages.json");
        return ([.. sessions.Select(static session => WithId(session.Key, session.Value))], File.Exists(messages) ? Objects(messages) : []);
    }

    private static JsonObject WithId(string id, JsonNode? session)
    {
        var value = session?.DeepClone() as JsonObject ?? [];
        value["session_id"] ??= id;
        return value;
    }

    private static List<JsonObject> Objects(string path) =>
        JsonText.Read(path) is JsonArray array && array.All(static item => item is JsonObject) ? [.. array.Select(static item => (JsonObject)item!)] : throw new ForeignDataException($"'{path}' holds no array of messages.");

    private static (List<JsonObject> Sessions, List<JsonObject> Messages) ReadDatabase(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return (ForeignRows.Read(connection, "SELECT * FROM sessions", "participants"), ForeignRows.Read(connection, "SELECT * FROM messages ORDER BY timestamp, rowid"));
        }
        catch (SqliteException fault)
        {
            throw new ForeignDataException($"'{path}' is no database of the multichat system: {fault.Message}", fault);
        }
    }

    private static string CamelCase(string name) => Persistence.Sqlite.ColumnJson.CamelCase(name);
}
