using System.Diagnostics;
using System.Text.RegularExpressions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Layout;

/// <summary>What docs/redis-layout.md shows is what redis-cli shows, for every key that there is.</summary>
public sealed partial class LayoutDocumentTests
{
    private const string OrphanToken = "1a2b3c4d5e6f7081";

    [Fact]
    public void Every_key_is_shown_as_it_is()
    {
        using var server = RedisServer.Start();
        using var redis = server.Connect();
        using var store = new MultichatSessionRedisStore(redis);
        store.Create(new MultichatSession { SessionId = "chat-1", Topic = "Persistence", Reference = "R1" });
        store.AppendMessages("chat-1", new MultichatMessage("m1", "Agent-7", "ready"));
        // What a client leaves that dies while it creates a session, and what is left when that is purged.
        redis.GetDatabase().SortedSetAdd("persistence:{multichat_session:keys}", $"chat-2\0{OrphanToken}", 0);
        store.PurgeExpired();

        var examples = Examples().ToList();
        var shown = new List<string>();
        foreach (var command in examples.Where(static line => line.StartsWith("> ", StringComparison.Ordinal)))
        {
            shown.Add(command);
            shown.AddRange(Cli(server.Port, command[2..].Split(' ')));
        }

        Assert.Equal(string.Join('\n', Steady(examples)), string.Join('\n', Steady(shown)));
        var keys = redis.GetServers()[0].Keys().Select(static key => (string)key!).Order(StringComparer.Ordinal);
        Assert.Equal(keys, examples.Where(static line => line.StartsWith("> ", StringComparison.Ordinal)).Select(static line => line.Split(' ')[2]).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Examples()
    {
        var isExample = false;
        foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "redis-layout.md")))
        {
            if (isExample && !line.StartsWith("```", StringComparison.Ordinal))
            {
                yield return line;
            }

            isExample = isExample ? !line.StartsWith("```", StringComparison.Ordinal) : line == "```redis-cli";
        }
    }

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Persistence.Generators.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static List<string> Cli(int port, string[] command)
    {
        using var cli = Process.Start(new ProcessStartInfo("redis-cli", ["-p", $"{port}", "--no-raw", .. command]) { RedirectStandardOutput = true })!;
        var output = cli.StandardOutput.ReadToEnd();
        cli.WaitForExit();
        return [.. output.TrimEnd().Split('\n')];
    }

    // Tokens and times differ from run to run; which of them are the same does not.
    private static IEnumerable<string> Steady(IEnumerable<string> lines)
    {
        var names = new Dictionary<string, string> { [OrphanToken] = "orphan" };
        return lines.Select(line => Varying().Replace(line.Replace(@"\x00", " NUL ", StringComparison.Ordinal), match =>
        {
            if (!names.TryGetValue(match.Value, out var name))
            {
                names.Add(match.Value, name = $"value{names.Count}");
            }

            return name;
        }));
    }

    [GeneratedRegex(@"(?<![0-9a-f])([0-9a-f]{16}|[0-9]{13})(?![0-9a-f])")]
    private static partial Regex Varying();
}
