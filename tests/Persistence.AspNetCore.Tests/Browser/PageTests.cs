using System.Diagnostics;
using Persistence.AspNetCore.Tests.Requests;
using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;

namespace Persistence.AspNetCore.Tests.Browser;

/// <summary>The page in a real browser, over real Kestrel.</summary>
public sealed class PageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int Most = 300;

    [Fact]
    public async Task Hostile_texts_are_shown_as_texts()
    {
        await using var server = await FeedServer.Start(static feed => feed.Title = "<b>Team</b>");
        var texts = HostileTextTests.Texts.Select(static row => row.Data).Where(static text => text.Length < 10_000).ToArray();
        server.Store.Create(new TeamChat { Id = "tea", Topic = "<img src=x onerror=alert(1)>" });
        server.Store.AppendMessages("tea", [.. texts.Select(static (text, number) => new ChatLine($"m{number}", text, text))]);
        await using var page = await browser.Open(server.Address, "chats/tea");
        await page.Until($"document.getElementById('entries').childElementCount === {texts.Length}");

        // A browser has no character 0 in a text node that came from markup; in one that a script makes it has.
        Assert.Equal(texts, await page.Texts());
        Assert.Equal(("<b>Team</b>", "<img src=x onerror=alert(1)>"), (await page.Ask<string>("document.getElementById('title').textContent"), await page.Ask<string>("document.getElementById('session-title').textContent")));
        Assert.Equal(1, await page.Ask<int>("document.scripts.length"));
        Assert.Equal(0, await page.Ask<int>("document.querySelectorAll('img, iframe, main b b, [onerror], [style]').length"));
        page.RequireQuiet();
    }

    [Fact]
    public async Task A_hundred_thousand_messages_take_no_more_of_the_page_than_three_hundred()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea");
        for (var first = 1; first <= 100_000; first += 10_000)
        {
            server.Say("tea", first, 10_000);
        }

        var begin = Stopwatch.GetTimestamp();
        await using var page = await browser.Open(server.Address, "chats/tea");
        await page.Until("document.getElementById('entries').childElementCount > 0");
        TestContext.Current.TestOutputHelper?.WriteLine($"first messages of 100,000 after {Stopwatch.GetElapsedTime(begin).TotalMilliseconds:0} ms; first paint {await page.Ask<double>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"):0} ms");
        Assert.Equal("line 100000", (await page.Texts())[^1]);
        for (var step = 0; step < 8; step++)
        {
            var before = await page.Ask<long>(First);
            await page.Do("document.getElementById('entries').scrollTop = 0");
            await page.Until($"{First} < {before}");
            Assert.InRange(await page.Nodes(), 1, Most);
        }

        // What is committed meanwhile is counted, and nothing moves.
        var top = await page.Ask<long>(First);
        server.Say("tea", 100_001, 3);
        await page.Until("document.getElementById('newest').textContent.endsWith(' new') && !document.getElementById('newest').hidden");
        Assert.Equal(top, await page.Ask<long>(First));
        await page.Click("#newest");
        await page.Until("document.querySelector('#entries li:last-child')?.dataset.seq === '100003' && document.getElementById('newest').hidden");
        server.Say("tea", 100_004, 700);
        await page.Until("document.querySelector('#entries li:last-child')?.dataset.seq === '100703'");
        Assert.InRange(await page.Nodes(), 1, Most);
        page.RequireQuiet();
    }

    [Fact]
    public async Task Sessions_leases_filters_and_searches()
    {
        await using var server = await FeedServer.Start(static feed => feed.ListInterval = TimeSpan.FromMilliseconds(200));
        server.Create("tea", 9);
        await using var page = await browser.Open(server.Address, "chats/tea");
        await page.Until("document.getElementById('entries').childElementCount === 9");
        server.Create("coffee", 1);
        await page.Until("document.querySelectorAll('#sessions button').length === 2");
        using (server.Store.TryAcquireLease("tea", "b", TimeSpan.FromMinutes(1)))
        {
            await page.Until("document.getElementById('lease').textContent === 'Lease: b' && [...document.querySelectorAll('#agents button')].some(agent => agent.textContent === 'b (holds the lease)')");
        }

        await page.Until("document.getElementById('lease').hidden");

        // An agent is left out, a word is looked for, a search goes over all sessions, by the keyboard.
        await page.Do("[...document.querySelectorAll('#agents button')].find(agent => agent.textContent === 'a').click()");
        Assert.Equal(6, await page.Ask<int>(Visible));
        await page.Do("const field = document.getElementById('entry-filter'); field.value = 'line 7'; field.dispatchEvent(new Event('input'))");
        Assert.Equal(1, await page.Ask<int>(Visible));
        await page.Do("document.getElementById('search-words').focus()");
        server.Store.AppendMessages("coffee", new ChatLine("k", "a", "the kettle whistles"));
        await page.Type("kettle");
        await page.Press("Enter");
        await page.Until("document.querySelectorAll('#hits li button').length === 1");
        await page.Click("#hits li button");
        await page.Until("document.querySelector('#entries .marked .text')?.textContent === 'the kettle whistles'");
        server.Store.Delete("coffee");
        await page.Until("!document.getElementById('ended').hidden && document.querySelectorAll('#sessions button').length === 1");
        page.RequireQuiet();
    }

    // By the keyboard alone; what a screen reader hears is what #filtered-text and #hits-text say.
    [Fact]
    public async Task A_filter_says_what_it_concerns_and_looks_through_the_whole_log()
    {
        const string Found = "<img src=x onerror=alert(1)> a Needle";
        await using var server = await FeedServer.Start();
        server.Create("tea");
        server.Store.AppendMessages("tea", new ChatLine("first", "z", Found), new ChatLine("second", "z", "another needle"));
        server.Say("tea", 3, 6_000);
        await using var page = await browser.Open(server.Address, "chats/tea");
        await page.Until("document.getElementById('entries').childElementCount === 60");
        await page.Do("document.getElementById('entry-filter').focus()");
        await page.Type("needle");
        // Where nothing is left to scroll, the page reads older messages by itself: 60 or more are here.
        await page.Until("/^Shown: 0 of [0-9]+ messages here; there are 6,002[.]$/.test(document.getElementById('filtered-text').textContent) && !document.getElementById('find-all').hidden");
        await page.Press("Enter");
        await page.Until("document.getElementById('hits-text').textContent === 'Nothing was found in about tea, from message 1,003 on'");
        await page.Do("document.getElementById('hits-more').focus()");
        await page.Press("Enter");
        await page.Until("document.getElementById('hits-text').textContent === '2 found in about tea' && document.getElementById('hits-more').hidden");
        Assert.Equal(["#2 z: another needle", "#1 z: " + Found], await page.Ask<string[]>("[...document.querySelectorAll('#hits li button')].map(hit => hit.textContent)"));
        Assert.Equal("#2 z: another needle", await page.Ask<string>("document.activeElement.textContent"));
        await page.Press("ArrowDown");
        await page.Press("Enter");
        await page.Until("document.querySelector('#entries .marked')?.dataset.seq === '1'");
        await page.Press("Escape");
        Assert.True(await page.Ask<bool>("document.getElementById('hits').hidden && document.activeElement.id === 'entry-filter'"));
        Assert.Equal(0, await page.Ask<int>("document.querySelectorAll('img, [onerror]').length"));
        page.RequireQuiet();
    }

    [Fact]
    public async Task Tabs_share_one_stream_and_the_next_one_takes_it_over()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 2);
        server.Create("coffee", 2);
        await using var second = await Begin(server);
        await Wait.Until(() => server.Feed.Activity.Streams == 1);
        server.Say("tea", 3, 200);
        server.Say("coffee", 3, 100);
        await second.Until("document.querySelector('#entries li:last-child')?.dataset.seq === '102'");
        Assert.Equal(Enumerable.Range(1, 102).Select(static number => (long)number), await second.Added());
        second.RequireQuiet();
    }

    [Fact]
    public async Task A_server_that_answers_503_and_204_for_a_while_loses_nothing()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 5);
        await using var page = await browser.Open(server.Address, "chats/tea");
        await page.Until("document.getElementById('entries').childElementCount === 5");
        foreach (var (status, first) in ((int, int)[])[(503, 6), (204, 26)])
        {
            server.Refusal.Begin(status);
            await page.Until("document.getElementById('state').classList.contains('bad')");
            await Wait.Until(() => server.Refusal.Count >= 2);
            server.Say("tea", first, 20);
            server.Refusal.End();
            await page.Until($"document.querySelector('#entries li:last-child')?.dataset.seq === '{first + 19}'");
        }

        Assert.Equal(Enumerable.Range(1, 45).Select(static number => (long)number), await page.Added());
        Assert.Equal("Live", await page.Ask<string>("document.getElementById('state').textContent"));
    }

    [Theory, InlineData("light", 1200, 800), InlineData("dark", 1200, 800), InlineData("light", 390, 844), InlineData("dark", 390, 844)]
    public async Task Light_and_dark_wide_and_narrow(string scheme, int width, int height)
    {
        await using var server = await FeedServer.Start(static feed => feed.Title = "Team talk");
        Talk.Fill(server.Store);
        await using var page = await browser.Open(server.Address, "chats/release");
        await page.Size(width, height);
        await page.Prefer(scheme);
        await page.Do("document.getElementById('lanes').click()");
        using var lease = server.Store.TryAcquireLease("release", "planner", TimeSpan.FromMinutes(1));
        await page.Until("document.getElementById('lease').textContent === 'Lease: planner'");
        Assert.Equal(width, await page.Ask<int>("document.documentElement.scrollWidth"));
        Assert.True(await page.Ask<bool>("document.getElementById('entries').clientHeight > innerHeight / 4"));
        Assert.Equal(scheme == "dark", await page.Ask<bool>("Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0]) < 100"));
        Assert.True(await page.Ask<bool>("[...document.querySelectorAll('input, button')].every(one => one.labels?.length > 0 || one.textContent !== '')"));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1" && (scheme == "light") == (width == 1200))
        {
            await page.Picture(Path.Combine(Talk.Pictures, $"live-feed-{scheme}-{width}.png"));
        }

        page.RequireQuiet();
    }

    private const string First = "Number(document.querySelector('#entries li').dataset.seq)";

    private const string Visible = "[...document.querySelectorAll('#entries li')].filter(item => !item.hidden).length";

    private const string IsLive = "document.getElementById('state').textContent === 'Live'";

    private async Task<FeedPage> Begin(FeedServer server)
    {
        var first = await browser.Open(server.Address, "chats/tea");
        var second = await first.Another("chats/coffee");
        await first.Until(IsLive);
        await second.Until(IsLive);
        await Wait.Until(() => server.Feed.Activity.Streams == 1);
        await first.CloseTab();
        return second;
    }
}
