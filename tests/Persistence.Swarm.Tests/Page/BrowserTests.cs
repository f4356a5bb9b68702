using Persistence.AspNetCore.Tests.Browser;
using Persistence.Swarm.Tests.Backends;
using Persistence.TestKit;
using Persistence.Testing.Redis;
using Swarm.Moving;
using Swarm.Page;
using Swarm.Stores;

namespace Persistence.Swarm.Tests.Page;

/// <summary>The page of a swarm in a real browser.</summary>
public sealed class BrowserTests(RedisServerFixture redis, BrowserFixture browser) : SwarmTest(redis), IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task A_page_that_is_open_goes_on_when_the_swarm_moves()
    {
        using var place = Begin("sqlite");
        StoreNote.Begin(place.Folder, place.Address);
        place.Swarm.Chats.Start("tea", "Who makes the tea?", "Ada", ["Ben"]);
        FeedPage tab;
        int port;
        using (var page = SwarmPage.Start(new PageSetting(0, MayBeAnother: false), place.Swarm.Stores))
        {
            port = page.Port;
            tab = await browser.Open(page.Address, "chats/tea");
            place.Swarm.Chats.Respond("tea", Message("m1", "Ben", "On SQLite"));
            await tab.Until("document.querySelector('#entries li:last-child')?.dataset.seq === '2'");
        }

        StoreNote.Ask(place.Folder, StoreAddress.Parse("json"));
        SwarmMove.Run(place.Folder);
        using var moved = StoreOpener.Open(StoreNote.Read(place.Folder), place.Folder);
        new SwarmServices(moved, TimeProvider.System).Chats.Respond("tea", Message("m2", "Ada", "On JSON files"));
        using var again = SwarmPage.Start(new PageSetting(port, MayBeAnother: false), moved);
        await tab.Until("document.querySelector('#entries li:last-child')?.dataset.seq === '3'");
        var added = await tab.Added();
        Assert.Equal([1L, 2L, 3L], added);
        Assert.Equal("On JSON files", (await tab.Texts())[^1]);
        tab.RequireQuiet();
        await tab.DisposeAsync();
    }

    [Fact]
    public async Task The_picture_of_the_readme()
    {
        using var place = Empty("sqlite");
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 6, 20, 7, 2, 0, TimeSpan.Zero));
        var swarm = place.Open(clock);
        using var stores = swarm.Stores;
        var chat = Festival.Play(swarm, clock);
        using var lease = stores.Chats.TryAcquireLease(chat, "Mira", TimeSpan.FromMinutes(10));
        using var page = SwarmPage.Start(new PageSetting(0, MayBeAnother: false), stores);
        await using var tab = await browser.Open(page.Address, "chats/" + chat);
        await tab.Size(1080, 548);
        await tab.Prefer("light");
        await tab.Do("document.getElementById('lanes').click()");
        await tab.Until("!document.getElementById('lease').hidden");
        await tab.Do("document.getElementById('entries').scrollTop = 1e6");
        Assert.Equal("Swarm", await tab.Ask<string>("document.title"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            await tab.Picture(Path.Combine(Festival.Pictures, "swarm.png"));
        }

        tab.RequireQuiet();
    }
}
