using System.Diagnostics;
using System.Text.Json;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Agents.AI.Workflows.Checkpointing;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Tests.Support;

namespace Persistence.AgentFramework.Tests.Crashes;

/// <summary>A process that works until it is killed, and says what is stored.</summary>
internal static class Worker
{
    public static Process Start(params string[] arguments)
    {
        // Run as "dotnet test.dll" or as an executable of its own: start another one of the same.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, typeof(Worker).Assembly.GetName().Name + ".dll"));
        }

        foreach (var argument in arguments.Prepend("worker"))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static async Task<int> Run(string[] arguments)
    {
        if (arguments[0] == "framework")
        {
            await Checkpoints(new FileSystemJsonCheckpointStore(Directory.CreateDirectory(arguments[1])), int.Parse(arguments[2], System.Globalization.CultureInfo.InvariantCulture));
            return 0;
        }

        using var stores = Open(arguments[0], arguments[1], arguments[2]);
        if (arguments[3] == "checkpoints")
        {
            await Checkpoints(new StoredCheckpointStore(stores), int.Parse(arguments[4], System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            await Converse(stores, arguments[4]);
        }

        return 0;
    }

    public static AgentStores Open(string backend, string where, string prefix) => backend switch
    {
        "json" => AgentStores.Json(where),
        "sqlite" => AgentStores.Sqlite($"Data Source={Path.Combine(where, "chat.db")};Pooling=False"),
        _ => AgentStores.Redis(where, new RedisStoreOptions { KeyPrefix = prefix }),
    };

    // Large values: a write takes long enough to be cut.
    private static async Task Checkpoints(JsonCheckpointStore store, int length)
    {
        var text = new string('x', length);
        for (var number = 0; ; number++)
        {
            var info = await store.CreateCheckpointAsync("run", JsonSerializer.SerializeToElement(new { number, text, end = true }));
            Console.WriteLine(info.CheckpointId);
        }
    }

    private static async Task Converse(AgentStores stores, string name)
    {
        for (var number = 0; ; number++)
        {
            var (id, answer) = ($"{name}-{number}", $"It is {number}.");
            var agent = new ScriptedClient(ScriptedClient.Call(id, "look"), ScriptedClient.Say(answer)).AsPersistedAgent(
                stores, "console", new() { ChatOptions = new() { Tools = [AIFunctionFactory.Create(() => number, "look")] } });
            await agent.RunAsync($"{name} {number}", await agent.CreateSessionAsync());
            Console.WriteLine($"{name} {number}");
        }
    }
}
