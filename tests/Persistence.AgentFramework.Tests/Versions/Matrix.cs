using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;
using Persistence.AgentFramework.Sessions;

namespace Persistence.AgentFramework.Tests.Versions;

/// <summary>The table of docs/agent-framework.md: how each content of each version is read.</summary>
internal static class Matrix
{
    public static string Make()
    {
        var rows = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var version in Written.Versions)
        {
            foreach (var line in Written.By(version))
            {
                var stored = JsonElement.Parse(line);
                var contents = stored.GetProperty("contents");
                if (contents.GetArrayLength() == 3)
                {
                    var kind = contents[1].GetProperty("$type").GetString()!;
                    rows.TryAdd(kind, []);
                    rows[kind][version] = Outcome(stored, version);
                }
            }
        }

        var text = new StringBuilder($"| content | {string.Join(" | ", Written.Versions)} |\n|{string.Concat(Enumerable.Repeat("---|", Written.Versions.Length + 1))}\n");
        foreach (var (kind, cells) in rows)
        {
            text.Append('|').Append(' ').Append(kind).Append(" | ").AppendJoin(" | ", Written.Versions.Select(version => cells.GetValueOrDefault(version, ""))).Append(" |\n");
        }

        return text.ToString();
    }

    public static string OfThePage([CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/agent-framework.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf("| content | 9.5.0 |", StringComparison.Ordinal);
        return start < 0 ? "" : page[start..page.IndexOf("\n\n", start, StringComparison.Ordinal)];
    }

    private static string Outcome(JsonElement stored, string version)
    {
        var content = new MessageJson(null).Read([new StoredMessage { Id = "1", WrittenBy = version, Message = stored }]).Single().Contents[1];
        if (content.RawRepresentation is not KeptJson kept)
        {
            return "read";
        }

        return kept.Problem is not null || content.GetType() == typeof(AIContent) ? "kept"
            : kept.ReadAs is { } readAs && JsonCover.Covers(readAs, OlderContents.Renamed(kept.Json) ?? kept.Json) ? OlderContents.Renamed(kept.Json) is null ? "read" : "renamed"
            : "part";
    }
}
