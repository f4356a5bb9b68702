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

    private static readonly string[] s_suffixes = ["%2Ejson", ".json"];

    /// <inheritdoc/>
    public string Name => "agent-framework";

    /// <inheritdoc/>
    public string Description => "the folder of Microsoft Agent Framework's file checkpoint store";

    /// <inheritdoc/>
    public IEnumerable<ForeignSession> Read(string path, string? mapping, ForeignReport report)
    {
        var files = Directory.Exists(path) ? Directory.EnumerateFiles(path).Select(static file => Path.GetFileName(file)).Where(static name => StemOf(name) is not null).Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            throw new ForeignDataException($"'{path}' is no folder of Agent Framework checkpoints: it holds no files RUN_CHECKPOINT.json.");
        }

        var order = ReadIndex(Path.Combine(path, Index), report);
        foreach (var run in files.GroupBy(static name => RunOf(name)).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var entries = run.OrderBy(name => order.TryGetValue(CheckpointOf(name), out var known) ? known.Place : int.MaxValue).ThenBy(static name => name, StringComparer.Ordinal).Select(name => Entry(path, name, order, report)).ToList();
            yield return new ForeignSession("workflow_checkpoints", run.Key, "runId", JsonText.Write(new JsonObject { ["runId"] = run.Key }), [new ForeignLog("checkpoints", "id", entries)]);
        }
    }

    // RUN_CHECKPOINT.json, in which each sign of the run that is no letter or digit is escaped, as is the dot.
    private static string? StemOf(string name) =>
        s_suffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix && name.Contains('_', StringComparison.Ordinal) ? name[..^suffix.Length] : null;

    private static string RunOf(string name) => StemOf(name) is { } stem ? Uri.UnescapeDataString(stem[..stem.LastIndexOf('_')]) : name;

    private static string CheckpointOf(string name) => StemOf(name) is { } stem ? stem[(stem.LastIndexOf('_') + 1)..] : name;

    private static byte[] Entry(string path, string name, Dictionary<string, (int Place, JsonObject Line)> order, ForeignReport report)
    {
        var entry = new JsonObject { ["id"] = CheckpointOf(name), ["file"] = name, ["checkpoint"] = JsonText.Read(Path.Combine(path, name)) };
        if (order.TryGetValue(CheckpointOf(name), out var known))
        {
            entry["index"] = known.Line.DeepClone();
        }
        else
        {
            report.Count("checkpoint that the index does not name");
        }

        return JsonText.Write(entry);
    }

    private static Dictionary<string, (int Place, JsonObject Line)> ReadIndex(string path, ForeignReport report)
    {
        var order = new Dictionary<string, (int Place, JsonObject Line)>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            try
            {
                if (JsonNode.Parse(line) is JsonObject entry && (entry["checkpointInfo"]?["checkpointId"] ?? entry["checkpointId"]) is { } id)
                {
                    order[id.ToString()] = (order.Count, entry);
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
