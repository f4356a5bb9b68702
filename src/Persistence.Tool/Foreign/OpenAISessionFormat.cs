using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Persistence.Tool.Foreign;

/// <summary>The table in which the OpenAI Agents SDK keeps sessions (SQLiteSession): <c>agent_sessions</c> and <c>agent_messages</c>.</summary>
internal sealed class OpenAISessionFormat : IForeignFormat
{
    /// <inheritdoc/>
    public string Name => "openai-agents";

    /// <inheritdoc/>
    public string Description => "the SQLite database of the OpenAI Agents SDK's SQLiteSession";

    /// <inheritdoc/>
    public IEnumerable<ForeignSession> Read(string path, string? mapping, ForeignReport report)
    {
        var (sessions, messages) = ReadDatabase(path);
        var messagesOf = messages.ToLookup(static message => message["session_id"]!.ToString(), StringComparer.Ordinal);
        foreach (var session in sessions)
        {
            var key = session["session_id"]!.ToString();
            var header = new JsonObject { ["sessionId"] = key, ["createdAt"] = session["created_at"]?.DeepClone(), ["updatedAt"] = session["updated_at"]?.DeepClone() };
            yield return Make(key, header, messagesOf[key]);
        }

        var known = sessions.Select(static session => session["session_id"]!.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var orphans in messagesOf.Where(group => !known.Contains(group.Key)))
        {
            report.Count("session with messages and no row of its own");
            yield return Make(orphans.Key, new JsonObject { ["sessionId"] = orphans.Key }, orphans);
        }
    }

    private static ForeignSession Make(string key, JsonObject header, IEnumerable<JsonObject> messages)
    {
        var entries = messages.Select(static message => JsonText.Write(new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{message["id"]}"),
            ["createdAt"] = message["created_at"]?.DeepClone(),
            ["item"] = message["message_data"]?.DeepClone(),
        })).ToList();
        return new ForeignSession("agent_session", key, "sessionId", JsonText.Write(header), [new ForeignLog("items", "id", entries)]);
    }

    private static (List<JsonObject> Sessions, List<JsonObject> Messages) ReadDatabase(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return (ForeignRows.Read(connection, "SELECT * FROM agent_sessions ORDER BY session_id"), ForeignRows.Read(connection, "SELECT * FROM agent_messages ORDER BY session_id, id", "message_data"));
        }
        catch (SqliteException fault)
        {
            throw new ForeignDataException($"'{path}' is no database of OpenAI Agents sessions: {fault.Message}", fault);
        }
    }
}
