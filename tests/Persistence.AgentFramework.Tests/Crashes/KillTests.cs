using System.Globalization;
using Microsoft.Agents.AI.Workflows;
using Microsoft.Agents.AI.Workflows.Checkpointing;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;

namespace Persistence.AgentFramework.Tests.Crashes;

/// <summary>Processes that are killed while they store. <c>PERSISTENCE_KILLS=400</c> is the long mode; the framework's own file store is killed as often, and its torn files are counted.</summary>
public sealed class KillTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agents-kill-").FullName;
    private readonly string _prefix = $"k{Guid.NewGuid():n}:";
    private readonly Random _random = new();

    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    public static TheoryData<string> Backends => ["json", "sqlite", "redis"];

    [Theory, MemberData(nameof(Backends))]
    public async Task Killed_runs_leave_a_history_that_replays_and_lose_nothing_that_was_stored(string backend)
    {
        var ended = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            ended.AddRange(WorkAndKill(_random.Next(1, 6), backend, Where(backend), _prefix, "runs", $"w{kill}"));
        }

        using var stores = Worker.Open(backend, Where(backend), _prefix);
        var stored = await new StoredChatHistoryProvider(stores).Conversations.ReadAsync("console");
        var said = Said.Of(stored);
        foreach (var run in ended)
        {
            var (name, number) = (run.Split(' ')[0], run.Split(' ')[1]);
            var at = Array.IndexOf(said, $"user: {run}");
            Assert.True(at >= 0, $"{run} ended and is not stored.");
            Assert.Equal([$"assistant: look#{name}-{number}", $"tool: #{name}-{number}={number}", $"assistant: It is {number}."], said[(at + 1)..(at + 4)]);
        }

        Assert.Equal(stored.Count, stored.Select(Said.Of).Where(text => !text.StartsWith("assistant: It", StringComparison.Ordinal)).Distinct().Count() + said.Count(static text => text.StartsWith("assistant: It", StringComparison.Ordinal)));
        Replays.Check(Messages.ReplayableHistory.Of(stored, [], closes: true));
    }

    [Theory, MemberData(nameof(Backends))]
    public async Task Killed_checkpoints_are_whole_or_not_there(string backend)
    {
        var created = new List<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            created.AddRange(WorkAndKill(_random.Next(1, 4), backend, Where(backend), _prefix, "checkpoints", "2000000"));
            using var stores = Worker.Open(backend, Where(backend), _prefix);
            var (listed, torn) = await Read(new StoredCheckpointStore(stores));
            Assert.Equal(0, torn);
            Assert.Empty(created.Except(listed));
            await new StoredCheckpointStore(stores).DeleteRunAsync("run");
            created.Clear();
        }
    }

    [Fact]
    public async Task The_file_store_of_the_framework_is_killed_beside_it()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") is null, "A measurement of the long mode.");
        var broken = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var folder = Path.Combine(_folder, $"framework{kill}");
            var created = WorkAndKill(_random.Next(1, 4), "framework", folder, "2000000");
            broken += await Broken(folder, created) ? 1 : 0;
            Directory.Delete(folder, recursive: true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"FileSystemJsonCheckpointStore: {broken} of {Kills} kills left something torn, missing or a store that does not open");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Where(string backend) => backend == "redis" ? redis.Server.ConnectionString : _folder;

    // Killed a random moment after it has said so much: in the middle of what comes next.
    private List<string> WorkAndKill(int lines, params string[] arguments)
    {
        using var process = Worker.Start(arguments);
        var said = new List<string>();
        while (said.Count < lines && process.StandardOutput.ReadLine() is { } line)
        {
            said.Add(line);
        }

        var moment = System.Diagnostics.Stopwatch.StartNew();
        var wait = TimeSpan.FromMilliseconds(_random.NextDouble() * 20);
        while (moment.Elapsed < wait)
        {
            Thread.Yield();
        }

        process.Kill();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            said.Add(line);
        }

        process.WaitForExit();
        return said;
    }

    private static async Task<bool> Broken(string folder, List<string> created)
    {
        try
        {
            using var store = new FileSystemJsonCheckpointStore(new DirectoryInfo(folder));
            var (listed, torn) = await Read(store);
            return torn > 0 || created.Except(listed).Any();
        }
        catch (Exception)
        {
            return true;
        }
    }

    private static async Task<(List<string> Listed, int Torn)> Read(JsonCheckpointStore store)
    {
        var listed = new List<string>();
        var torn = 0;
        foreach (var info in await store.RetrieveIndexAsync("run"))
        {
            listed.Add(info.CheckpointId);
            torn += await IsWhole(store, info) ? 0 : 1;
        }

        return (listed, torn);
    }

    private static async Task<bool> IsWhole(JsonCheckpointStore store, CheckpointInfo info)
    {
        try
        {
            var value = await store.RetrieveCheckpointAsync("run", info);
            return value.GetProperty("end").GetBoolean() && value.GetProperty("text").GetString()!.Length == 2_000_000;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
