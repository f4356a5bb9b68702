using System.Text.Json.Nodes;

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
        var (sessions, messages) = MultichatSource.Read(path);
        var bySession = messages.ToLookup(SessionOf, StringComparer.Ordinal);
        foreach (var session in sessions)
        {
            var key = SessionOf(session);
            yield return Make(key, session, bySession[key], report);
        }

        var known = sessions.Select(SessionOf).ToHashSet(StringComparer.Ordinal);
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
            header[CamelCase(name)] = name is "created_at" or "last_activity" ? WithTime(value) : value?.DeepClone();
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
            var isTime = name == "timestamp";
            entry[isTime ? "sentAt" : CamelCase(name)] = isTime ? WithTime(value) : value?.DeepClone();
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

    // Times are seconds, with a fraction; other values stay as they are.
    private static JsonNode? WithTime(JsonNode? value) => value is JsonValue time && time.TryGetValue(out double seconds) ? JsonText.Time(seconds) : value?.DeepClone();

    private static string SessionOf(JsonObject item) => item["session_id"]?.ToString() ?? "";

    private static string CamelCase(string name) => Persistence.Sqlite.ColumnJson.CamelCase(name);
}
