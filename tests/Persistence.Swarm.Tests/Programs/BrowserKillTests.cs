using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Persistence.AspNetCore.Tests.Browser;
using Persistence.AspNetCore.Tests.Support;
using Persistence.Testing.Redis;
using Swarm.Page;
using Swarm.Stores;

namespace Persistence.Swarm.Tests.Programs;

/// <summary>The whole program with its page open in a browser: its processes are killed at random times, and it moves in the middle. A long mode: <c>PERSISTENCE_EVERY_CASE=1</c>; <c>PERSISTENCE_KILLS</c> says how often.</summary>
public sealed class BrowserKillTests(RedisServerFixture redis, BrowserFixture browser) : IClassFixture<RedisServerFixture>, IClassFixture<BrowserFixture>, IDisposable
{
    private const string LongMode = "PERSISTENCE_EVERY_CASE";
    private const int Agents = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("swarm-browser-");
    private readonly int _port = RedisServer.FreePort();
    private readonly int _seed = Environment.TickCount;

    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "20", CultureInfo.InvariantCulture);

    [Theory, InlineData("sqlite", "json"), InlineData("json", "redis"), InlineData("redis", "sqlite")]
    public async Task Each_message_is_in_the_page_once_and_in_order(string backend, string target)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found in /proc.");
        Assert.SkipUnless(Environment.GetEnvironmentVariable(LongMode) is not null, $"a long mode: {LongMode}=1");
        var random = new Random(_seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
        var messages = WriteTranscript(60 * (Kills + 1));
        FeedPage? page = null;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var program = Start(kill == 0 ? ["--store", Address(backend)] : []);
            var address = program.WaitForPage();
            page ??= await browser.Open(new Uri(address.GetLeftPart(UriPartial.Path)), Uri.UnescapeDataString(address.Fragment[1..]));
            await Shows(page, random.Next(5, 25));
            if (kill == Kills / 2)
            {
                using var move = new SwarmProgram(_folder.FullName, "move", Address(target));
                move.Finish();
                program.WaitForPage();
                await Shows(page, random.Next(5, 25));
            }

            using var agent = Process.GetProcessById(program.Agents()[random.Next(program.Agents().Length)]);
            agent.Kill();
            await Shows(page, random.Next(1, 25));
            program.Kill();
        }

        using (var last = Start())
        {
            last.Finish();
        }

        using var stores = StoreOpener.Open(StoreNote.Read(_folder.FullName), _folder.FullName);
        using var served = SwarmPage.Start(new PageSetting(_port, MayBeAnother: false), stores);
        var chat = Assert.Single(stores.Chats.LoadMany(stores.Chats.Keys()));
        await page!.Until($"window.added.at(-1) === {chat.Messages.Count}");
        Assert.Equal(Address(target), StoreNote.Read(_folder.FullName).ToString());
        Assert.Equal([$"{chat.SessionId}-invitation", .. messages, $"{chat.SessionId}-end"], chat.Messages.Select(static message => message.Id));
        Assert.Equal(Enumerable.Range(1, chat.Messages.Count).Select(static number => (long)number), await page.Added());
        Assert.InRange(await page.Nodes(), 1, 300);
        page.RequireQuiet();
        await page.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{chat.Messages.Count} messages over {Kills} kills of the program and {Kills} of agents, moved from {backend} to {target}");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task Shows(FeedPage page, int more)
    {
        var shown = await page.Ask<long>("window.added.at(-1) ?? 0");
        await page.Until($"(window.added.at(-1) ?? 0) >= {shown + more}");
    }

    private string Address(string backend) => backend == "redis" ? $"redis://127.0.0.1:{redis.Server.Port}/b{_port}" : backend;

    private SwarmProgram Start(params string[] arguments) =>
        new(_folder.FullName, ["--transcript", Transcript, "--page", $"{_port}", "--pause", "10", "--processes", "4", .. arguments]);

    private string Transcript => Path.Combine(_folder.FullName, "talk.jsonl");

    private string[] WriteTranscript(int count)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(static number => $"talk-{number:d5}")];
        File.WriteAllLines(Transcript, ids.Select(static (id, number) => JsonSerializer.Serialize(new { id, sender = $"Agent-{(number * 5) % Agents}", content = $"line {number}", sentAt = DateTimeOffset.UnixEpoch.AddSeconds(number) })));
        return ids;
    }
}
