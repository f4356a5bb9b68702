using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Persistence.Tool.Foreign;

/// <summary>
/// Checkpoints that LangGraph's JavaScript saver keeps in SQLite: a thread is a session, a checkpoint an entry. Values that are JSON are kept as JSON; others, such as MessagePack, as the text that their
/// bytes are in Base64, and counted.
/// </summary>
internal sealed class LangGraphFormat : IForeignFormat
{
    private const string Checkpoints = "SELECT * FROM checkpoints ORDER BY thread_id, checkpoint_ns, checkpoint_id";
    private const string Writes = "SELECT * FROM writes ORDER BY thread_id, checkpoint_ns, checkpoint_id, task_id, idx";

    /// <inheritdoc/>
    public string Name => "langgraph";

    /// <inheritdoc/>
    public string Description => "the SQLite database of LangGraph's checkpoint saver";

    /// <inheritdoc/>
    public IEnumerable<ForeignSession> Read(string path, string? mapping, ForeignReport report)
    {
        var (checkpoints, writes) = ReadDatabase(path);
        var writesOf = writes.ToLookup(static write => write["thread_id"]!.ToString(), StringComparer.Ordinal);
        foreach (var thread in checkpoints.GroupBy(static row => row["thread_id"]!.ToString()))
        {
            var entries = thread.Select(row => Entry(row, ["checkpoint", "metadata"], report, "checkpoint_ns", "checkpoint_id")).ToList();
            var pending = writesOf[thread.Key].Select(row => Entry(row, ["value"], report, "checkpoint_ns", "checkpoint_id", "task_id", "idx")).ToList();
            var header = JsonText.Write(new JsonObject { ["threadId"] = thread.Key });
            yield return new ForeignSession("graph_thread", thread.Key, "threadId", header, [new ForeignLog("checkpoints", "id", entries), new ForeignLog("writes", "id", pending)]);
        }

        foreach (var orphans in writesOf.Where(group => checkpoints.All(row => row["thread_id"]!.ToString() != group.Key)))
        {
            var entries = orphans.Select(row => Entry(row, ["value"], report, "checkpoint_ns", "checkpoint_id", "task_id", "idx")).ToList();
            report.Count("thread with writes and no checkpoint");
            yield return new ForeignSession("graph_thread", orphans.Key, "threadId", JsonText.Write(new JsonObject { ["threadId"] = orphans.Key }), [new ForeignLog("writes", "id", entries)]);
        }
    }

    private static byte[] Entry(JsonObject row, string[] values, ForeignReport report, params string[] id)
    {
        var isJson = row["type"]?.ToString() is "json" or null;
        var entry = new JsonObject { ["id"] = string.Join('/', id.Select(name => row[name]?.ToString() ?? "")) };
        foreach (var (name, value) in row.Where(static member => member.Key != "thread_id"))
        {
            var isValue = values.Contains(name);
            entry[Persistence.Sqlite.ColumnJson.CamelCase(name)] = isValue ? Value(value, isJson) : value?.DeepClone();
            if (isValue && !isJson)
            {
                report.Count($"value of type '{row["type"]}', kept as Base64");
            }
        }

        return JsonText.Write(entry);
    }

    private static JsonNode? Value(JsonNode? value, bool isJson)
    {
        if (!isJson || value is not JsonValue text || !text.TryGetValue(out string? bytes))
        {
            return value?.DeepClone();
        }

        try
        {
            return JsonNode.Parse(bytes.StartsWith('{') || bytes.StartsWith('[') ? System.Text.Encoding.UTF8.GetBytes(bytes) : Convert.FromBase64String(bytes));
        }
        catch (Exception problem) when (problem is FormatException or System.Text.Json.JsonException)
        {
            return value.DeepClone();
        }
    }

    private static (List<JsonObject> Checkpoints, List<JsonObject> Writes) ReadDatabase(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return (ForeignRows.Read(connection, Checkpoints), ForeignRows.Read(connection, Writes));
        }
        catch (SqliteException fault)
        {
            throw new ForeignDataException($"'{path}' is no database of LangGraph checkpoints: {fault.Message}", fault);
        }
    }
}
