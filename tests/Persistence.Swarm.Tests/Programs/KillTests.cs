using System.Diagnostics;
using System.Text.Json;
using Persistence.Swarm.Tests.Backends;
using Persistence.Testing.Redis;
using Swarm.Agents;
using Swarm.Chats;
using Swarm.Queue;
using Swarm.Stores;
using Swarm.Workflows;

namespace Persistence.Swarm.Tests.Programs;

/// <summary>The whole program, with processes that are killed: everything that was begun is finished, each thing once.</summary>
public sealed class KillTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private const string LongMode = "PERSISTENCE_EVERY_CASE";

    [Fact]
    public async Task A_swarm_whose_processes_are_killed_goes_on_and_moves_meanwhile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found in /proc.");
        await RunAndKill("sqlite", $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}");
    }

    [Theory]
    [InlineData("json", "sqlite")]
    [InlineData("redis", "json")]
    public async Task So_it_does_on_every_backend(string backend, string target)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found in /proc.");
        Assert.SkipUnless(Environment.GetEnvironmentVariable(LongMode) is not null, $"a long mode: {LongMode}=1");
        await RunAndKill(backend == "redis" ? $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}" : backend, target);
    }

    [Theory]
    [InlineData("--store mongo", "'mongo' is not a store; use sqlite, json or redis://host:port.")]
    [InlineData("--pause -5", "--pause is a number from 0 to 60000.")]
    [InlineData("search lantern --by smell", "--by is words, likeness or both.")]
    public void A_wrong_command_line_is_one_line(string arguments, string line)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-program-");
        using var wrong = new SwarmProgram(folder.FullName, arguments.Split(' '));
        Assert.Equal((2, line + " 'dotnet run --project samples/Swarm -- --help' lists the arguments."), wrong.Fail());
        folder.Delete(recursive: true);
    }

    private static async Task RunAndKill(string backend, string target)
    {
        var folder = Directory.CreateTempSubdirectory("swarm-program-");
        PageViewer viewer;
        Uri page;
        using (var first = new SwarmProgram(folder.FullName, "--store", backend, "--pause", "30", "--page", "0"))
        {
            page = first.WaitForPage();
            viewer = new PageViewer(page);
            first.WaitForMessage(8);
            using var agent = Process.GetProcessById(first.Agents()[1]);
            agent.Kill();
            first.WaitForMessage(20);
            first.Kill();
        }

        // It talks so slowly that it is not over before the other process has begun to move it.
        using (var second = new SwarmProgram(folder.FullName, "--pause", "150", "--page", $"{page.Port}"))
        {
            Assert.Equal(page, second.WaitForPage());
            second.WaitForMessage(30);
            using var move = new SwarmProgram(folder.FullName, "move", target);
            move.Finish();
            var output = second.Finish();
            Assert.Contains($"-- moved to {target}", output, StringComparison.Ordinal);
            Assert.Contains("Completed, 5 attempts of 4 steps", output, StringComparison.Ordinal);
        }

        await viewer.Stop();
        Check(StoreAddress.Parse(target), folder.FullName, viewer);
        viewer.Dispose();
        folder.Delete(recursive: true);
    }

    private static void Check(StoreAddress address, string folder, PageViewer viewer)
    {
        string[] expected =
        [
            .. File.ReadLines(Path.Combine(Path.GetDirectoryName(typeof(StoreAddress).Assembly.Location)!, "harbour-festival.jsonl"))
                .Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!),
        ];
        Assert.Equal(address, StoreNote.Read(folder));
        using var stores = StoreOpener.Open(address, folder);
        var chat = Assert.Single(stores.Chats.LoadMany(stores.Chats.Keys()));
        Assert.Equal(ChatStatus.Ended, chat.Status);
        Assert.Equal([$"{chat.SessionId}-invitation", .. expected, $"{chat.SessionId}-end"], chat.Messages.Select(static message => message.Id));

        // The page showed each once and in order, over the kill and the move, until the program ended.
        Assert.InRange(viewer.Connections, 3, int.MaxValue);
        Assert.InRange(viewer.Entries.Count, 30, chat.Messages.Count);
        Assert.Equal(chat.Messages.Take(viewer.Entries.Count).Select(static (message, index) => (index + 1L, message.Content)), viewer.Entries.Select(static entry => (entry.Sequence, entry.Text)));

        var sent = stores.Queue.LoadMany(stores.Queue.Keys());
        Assert.All(sent, static entry => Assert.Equal(QueueStatus.Delivered, entry.Status));
        var arrived = stores.Agents.LoadMany(stores.Agents.Keys()).SelectMany(static agent => agent.Inbox.Select(static message => message.QueueId)).ToArray();
        Assert.Equal(sent.Select(static entry => entry.QueueId).Order(StringComparer.Ordinal), arrived.Order(StringComparer.Ordinal));
        Assert.All(stores.Agents.LoadMany(stores.Agents.Keys()), static agent => Assert.Equal(AgentState.Active, agent.State));
        Assert.All(stores.Tasks.LoadMany(stores.Tasks.Keys()), static task => Assert.Equal(100, task.Progress));
        Assert.Equal(RunState.Completed, Assert.Single(stores.Runs.LoadMany(stores.Runs.Keys())).State);
    }
}
