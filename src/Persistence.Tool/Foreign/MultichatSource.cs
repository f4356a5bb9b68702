using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Persistence.Tool.Foreign;

/// <summary>Where the Python multichat system keeps its sessions and messages: the files of a folder, or a database.</summary>
internal static class MultichatSource
{
    /// <summary>Reads all of it.</summary>
    /// <param name="path">The folder, or the database.</param>
    /// <returns>The sessions, and the messages in the order in which they are kept.</returns>
    /// <exception cref="ForeignDataException">It is neither.</exception>
    public static (List<JsonObject> Sessions, List<JsonObject> Messages) Read(string path) => Directory.Exists(path) ? ReadFolder(path) : ReadDatabase(path);

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
}
