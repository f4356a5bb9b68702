using System.Text.Json;
using System.Text.Json.Nodes;

namespace Persistence.Json.Tests.Documents;

/// <summary>A reader of whole session files that knows System.Text.Json and the page about the format, and no code of the product.</summary>
internal static class ForeignReader
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 70 };

    /// <summary>Reads a file.</summary>
    /// <returns>As the Python reader prints it: header, version, logs.</returns>
    public static JsonObject Read(string file)
    {
        JsonNode? header = null;
        var logs = new JsonObject();
        long version = 0;
        foreach (var line in File.ReadAllLines(file))
        {
            var commit = JsonNode.Parse(line, documentOptions: s_options)!.AsObject();
            header = commit["$header"]?.DeepClone() ?? header;
            version = (long)commit["$version"]!;
            foreach (var (name, part) in commit["$logs"]?.AsObject() ?? [])
            {
                AddEntries(logs, name, part!);
            }
        }

        return new JsonObject { ["header"] = header, ["version"] = version, ["logs"] = logs };
    }

    private static void AddEntries(JsonObject logs, string name, JsonNode part)
    {
        logs[name] ??= new JsonArray();
        var entries = logs[name]!.AsArray();
        Assert.Equal(entries.Count + 1, (long)part["first"]!);
        foreach (var entry in part["entries"]!.AsArray())
        {
            entries.Add(entry?.DeepClone());
        }
    }
}
