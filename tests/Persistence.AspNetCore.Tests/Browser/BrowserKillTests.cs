using System.Globalization;
using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;

namespace Persistence.AspNetCore.Tests.Browser;

/// <summary>The server of an open page is killed by SIGKILL while eight agents write. <c>PERSISTENCE_KILLS=20</c> is the long mode.</summary>
public sealed class BrowserKillTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private const int Agents = 8;

    // How far the agents may be ahead of the page: it is to be killed while they write, not long after.
    private const int Ahead = 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("feed-browser-").FullName;
    private readonly int _seed = Environment.TickCount;
    private long _written;
    private long _shown;

    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("PERSISTENCE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Each_message_is_shown_once_and_in_order()
    {
        var random = new Random(_seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {_seed}");
        using var store = Stores.Open("sqlite", _folder, "");
        store.Create(new TeamChat { Id = "tea", Topic = "Tea" });
        store.AppendMessages("tea", new ChatLine("first", "agent-0", "line"));
        using var server = ServerProcess.Start("sqlite", _folder, "");
        await using var page = await browser.Open(new Uri(server.Address + "/chat/"), "chats/tea");

        // The page begins with the last messages: with this one, as long as there is no other.
        await Shows(page, 1);
        using var done = new CancellationTokenSource();
        var writers = Task.WhenAll(Enumerable.Range(0, Agents).Select(agent => Task.Run(() => Write(store, agent, done.Token), TestContext.Current.CancellationToken)));
        for (var kill = 0; kill < Kills; kill++)
        {
            await Shows(page, _shown + random.Next(20, 300));
            server.Kill();
            server.Restart();
        }

        await Shows(page, _shown + 100);
        await done.CancelAsync();
        await writers;
        await Shows(page, store.CountMessages("tea"));
        Assert.Equal(Enumerable.Range(1, (int)store.CountMessages("tea")).Select(static number => (long)number), await page.Added());
        Assert.InRange(await page.Nodes(), 1, 300);
        TestContext.Current.TestOutputHelper?.WriteLine($"{_shown} messages over {Kills} kills");
        page.RequireQuiet();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task Shows(FeedPage page, long sequence) => Wait.Until(async () =>
    {
        Volatile.Write(ref _shown, await page.Ask<long>("window.added.at(-1) ?? 0"));
        return _shown >= sequence;
    });

    private void Write(ITeamChatStore store, int agent, CancellationToken cancellationToken)
    {
        for (var number = 0; !cancellationToken.IsCancellationRequested; number++)
        {
            while (Interlocked.Read(ref _written) - Volatile.Read(ref _shown) > Ahead && !cancellationToken.IsCancellationRequested)
            {
                Thread.Sleep(5);
            }

            Interlocked.Exchange(ref _written, store.AppendMessages("tea", new ChatLine($"{agent}-{number}", $"agent-{agent}", $"line {number}")));
        }
    }
}
