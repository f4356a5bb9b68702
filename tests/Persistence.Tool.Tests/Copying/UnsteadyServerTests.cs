using System.Globalization;
using Persistence.Testing.Redis;
using Persistence.Tool.Commands;
using Persistence.Tool.Stores;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Tool.Tests.Copying;

/// <summary>A server whose connections break while a command runs: what may be done twice is done again, nothing is lost, and nothing is twice.</summary>
public sealed class UnsteadyServerTests : IDisposable
{
    private const int MostBreaks = 3;
    private const int SomeWay = 10;

    private static readonly string[] s_work = ["evalsha", "eval", "hgetall", "lrange", "hmget", "zrangebylex", "zrange", "exists", "multi", "exec"];

    private readonly RedisServer _server = RedisServer.Start();

    [Theory]
    [InlineData("FOLDER", "SERVER")]
    [InlineData("SERVER", "FOLDER")]
    [InlineData("SERVER", "SERVER-2")]
    public async Task A_move_goes_on_over_connections_that_break(string from, string to)
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 60, new Random(7));
        using (var store = new ConversationJsonStore(folder["store"]))
        {
            store.AppendRemarks("Chat 30", [.. Enumerable.Range(0, 3000).Select(static number => $"remark {number}")]);
        }

        var digest = await Persist.DigestOf(folder["store"]);
        var server = $"redis://127.0.0.1:{_server.Port}/x";
        var (source, target) = (from.Replace("SERVER", server, StringComparison.Ordinal), to.Replace("SERVER", server, StringComparison.Ordinal).Replace("FOLDER", folder["target"], StringComparison.Ordinal));
        if (from == "SERVER")
        {
            await Persist.Succeed("copy", folder["store"], server);
        }

        using var over = new CancellationTokenSource();
        var breaking = Break(over.Token);
        var moved = await Persist.Run("copy", source == "FOLDER" ? folder["store"] : source, target, "--move");
        await over.CancelAsync();

        Assert.True(moved.Code == 0, $"after {await breaking} breaks: {moved.Notes}{moved.Results}");
        Assert.InRange(await breaking, 1, MostBreaks);
        Assert.Contains("120 moved", moved.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("deleted meanwhile", moved.Results.Replace("0 deleted meanwhile", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(digest, await Persist.DigestOf(target));
        await Persist.Succeed("verify", target);
    }

    [Fact]
    public async Task A_server_that_is_gone_in_the_middle_is_one_line_and_the_next_run_goes_on()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 40, new Random(7));
        var target = $"redis://127.0.0.1:{_server.Port}/x";
        using var notes = new ProgressWatch(_server.Kill);
        using var results = new MemoryStream();

        var code = await Runner.Run(["copy", folder["store"], target], new ToolInvocation(results, notes) { IsTerminal = true }, TestContext.Current.CancellationToken);

        Assert.Equal(2, code);
        Assert.EndsWith($"persist: The server of '{target}' cannot be used: it does not answer there; start it, or check host and port.\n", notes.ToString(), StringComparison.Ordinal);
        _server.Restart();
        await Persist.Succeed("copy", folder["store"], target);
        Assert.Equal(await Persist.DigestOf(folder["store"]), await Persist.DigestOf(target));
    }

    [Fact]
    public void A_clock_that_could_not_be_asked_is_asked_again()
    {
        using var server = Redis.RedisServer.Connect(StoreAddress.Parse($"redis://127.0.0.1:{_server.Port}/x"));
        _server.Kill();
        Assert.ThrowsAny<RedisException>(() => server.Now);
        _server.Restart();

        Assert.NotEqual(0, server.Guarded(() => server.Now));
    }

    public void Dispose() => _server.Dispose();

    // A few times, each when the tool is at work again and got some way since: how often one step is tried is not what this is about, and a server that breaks what only begins is one that does not answer.
    private async Task<int> Break(CancellationToken over)
    {
        using var connection = _server.Connect();
        var database = connection.GetDatabase();
        var (breaks, done) = (0, 0L);
        while (!over.IsCancellationRequested)
        {
            var clients = breaks == MostBreaks ? "" : (string)(await database.ExecuteAsync("CLIENT", "LIST"))!;
            if (clients.Split('\n').FirstOrDefault(IsAtWork) is { } atWork && await WorkOf(database) is var work && work >= done)
            {
                await database.ExecuteAsync("CLIENT", "KILL", "ADDR", atWork.Split(" addr=")[1].Split(' ')[0]);
                (breaks, done) = (breaks + 1, work + SomeWay);
            }

            await Task.Delay(1, CancellationToken.None);
        }

        return breaks;
    }

    // How many commands the server has run that a copy is made of.
    private static async Task<long> WorkOf(IDatabase database) =>
        ((string)(await database.ExecuteAsync("INFO", "commandstats"))!).Split('\n')
            .Where(static line => s_work.Any(command => line.StartsWith($"cmdstat_{command}:", StringComparison.Ordinal)))
            .Sum(static line => long.Parse(line.Split("calls=")[1].Split(',')[0], CultureInfo.InvariantCulture));

    private static bool IsAtWork(string client) =>
        client.Contains(" name=persist ", StringComparison.Ordinal) && s_work.Any(command => client.Contains($" cmd={command} ", StringComparison.Ordinal));
}
