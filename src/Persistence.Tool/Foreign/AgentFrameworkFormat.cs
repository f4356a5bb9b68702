using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Tool.Foreign;

/// <summary>
/// The checkpoints that Microsoft Agent Framework's <c>FileSystemJsonCheckpointStore</c> writes: a folder of JSON files, each a checkpoint of a run, and <c>index.jsonl</c>. A run is a session. Files that the
/// index does not name are kept, too, and counted.
/// </summary>
internal sealed class AgentFrameworkFormat : IForeignFormat
{
    private const string Index = "index.jsonl";

    /// <inheritdoc/>
    public string Name => "agent-framework";

    /// <inheritdoc/>
    public string Description => "the folder of Microsoft Agent Framework's file checkpoint store";

    /// <inheritdoc/>
    public IEnumerable<ForeignSession> Read(string path, string? mapping, ForeignReport report)
    {
        if (!Directory.Exists(path) || !Directory.EnumerateFiles(path, "*.json").Any())
        {
            throw new ForeignDataException($"'{path}' is no folder of Agent Framework checkpoints: it holds no *.json.");
        }

        var order = ReadIndex(Path.Combine(path, Index), report);
        var files = Directory.EnumerateFiles(path, "*.json").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList();
        foreach (var run in files.GroupBy(static name => RunOf(name)).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var entries = run.OrderBy(name => order.GetValueOrDefault(CheckpointOf(name), int.MaxValue)).ThenBy(static name => name, StringComparer.Ordinal).Select(name => Entry(path, name, order, report)).ToList();
            yield return new ForeignSession("workflow_checkpoints", run.Key, "runId", JsonText.Write(new JsonObject { ["runId"] = run.Key }), [new ForeignLog("checkpoints", "id", entries)]);
        }
    }

    // RUN_CHECKPOINT.json
    private static string RunOf(string name) => name.LastIndexOf('_') is > 0 and var at ? name[..at] : name;

    private static string CheckpointOf(string name) => name[(name.LastIndexOf('_') + 1)..];

    private static byte[] Entry(string path, string name, Dictionary<string, int> order, ForeignReport report)
    {
        if (!order.ContainsKey(CheckpointOf(name)))
        {
            report.Count("checkpoint that the index does not name");
        }

        return JsonText.Write(new JsonObject { ["id"] = CheckpointOf(name), ["file"] = name + ".json", ["checkpoint"] = JsonText.Read(Path.Combine(path, name + ".json")) });
    }

    private static Dictionary<string, int> ReadIndex(string path, ForeignReport report)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            try
            {
                if (JsonNode.Parse(line) is JsonObject entry && (entry["checkpointId"] ?? entry["CheckpointId"]) is { } id)
                {
                    order[id.ToString()] = order.Count;
                }
            }
            catch (JsonException)
            {
                report.Count("line of the index that is no JSON");
            }
        }

        return order;
    }
}
