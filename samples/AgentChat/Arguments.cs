using Persistence.AgentFramework;

namespace AgentChat;

/// <summary>What the program was asked to do.</summary>
internal sealed record Arguments(string Store, string At, string Talk, bool Waits)
{
    public static string Usage => """
        AgentChat [--store sqlite|json|redis] [--at PATH-OR-SERVER] [--talk NAME] [--wait]

          --store   where the talk is kept; sqlite without it
          --at      agentchat.db, agentchat-files or localhost:6379 without it
          --talk    its name; harbour without it
          --wait    the tool waits for ever: kill the program meanwhile, and start it without --wait
        """;

    public static Arguments? Read(string[] words)
    {
        var values = new Dictionary<string, string> { ["--store"] = "sqlite", ["--at"] = "", ["--talk"] = "harbour" };
        var waits = false;
        for (var index = 0; index < words.Length; index++)
        {
            if (words[index] == "--wait")
            {
                waits = true;
            }
            else if (!values.ContainsKey(words[index]) || index + 1 == words.Length)
            {
                return null;
            }
            else
            {
                values[words[index]] = words[++index];
            }
        }

        return new Arguments(values["--store"], values["--at"], values["--talk"], waits);
    }

    /// <summary>The one line that chooses the backend.</summary>
    public AgentStores? Open() => Store switch
    {
        "sqlite" => AgentStores.Sqlite($"Data Source={Or("agentchat.db")}"),
        "json" => AgentStores.Json(Or("agentchat-files")),
        "redis" => AgentStores.Redis(Or("localhost:6379")),
        _ => null,
    };

    private string Or(string place) => At.Length > 0 ? At : place;
}
