using System.Net.Http.Json;
using System.Text.Json;
using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;

namespace Persistence.AspNetCore.Tests.Requests;

/// <summary>Pages, lists, searches, and requests that are wrong.</summary>
public sealed class RequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_go_backwards_through_a_log()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 120);
        var sequences = new List<long>();
        for (long? before = null; before != 1;)
        {
            var page = await Get(server, $"entries?log=chats/tea/messages&count=50{(before is null ? "" : $"&before={before}")}");
            var entries = page.GetProperty("entries").EnumerateArray().ToList();
            sequences.InsertRange(0, entries.Select(static entry => entry.GetProperty("seq").GetInt64()));
            before = page.GetProperty("first").GetInt64();
            Assert.Equal(before, entries[0].GetProperty("seq").GetInt64());
            Assert.Equal($"line {before}", entries[0].GetProperty("text").GetString());
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(static number => (long)number), sequences);
        Assert.Equal(0, (await Get(server, "entries?log=chats/tea/messages&before=1")).GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task Entries_that_hold_a_text_are_found_page_by_page()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 6_000);
        var found = new List<string>();
        var firsts = new List<long>();
        for (var before = 6_001L; before > 1; firsts.Add(before))
        {
            var page = await Get(server, $"entries?log=chats/tea/messages&text=E%2055&count=40&before={before}");
            found.InsertRange(0, page.GetProperty("entries").EnumerateArray().Select(static entry => $"line {entry.GetProperty("seq").GetInt64()}: {entry.GetProperty("text").GetString()}"));
            before = page.GetProperty("first").GetInt64();
        }

        // 40 of the 100 from 5500 on, 40 more, and the 20 others with what is found of the 5,000 entries that one answer looks at.
        Assert.Equal(Enumerable.Range(1, 6_000).Where(static number => $"{number}".StartsWith("55", StringComparison.Ordinal)).Select(static number => $"line {number}: line {number}"), found);
        Assert.Equal([5560, 5520, 520, 1], firsts);
        Assert.Empty((await Get(server, "entries?log=chats/tea/messages&text=kettle&before=1")).GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public async Task Sessions_and_searches()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 3);
        server.Store.AppendMessages("tea", new ChatLine("k", "a", "the kettle whistles", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        var list = (await Get(server, "sessions")).GetProperty("sources")[0];
        Assert.Equal(("chats", true, "messages", "notes"), (list.GetProperty("source").GetString(), list.GetProperty("search").GetBoolean(), list.GetProperty("logs")[0].GetString(), list.GetProperty("logs")[1].GetString()));
        Assert.Equal(("tea", "about tea"), (list.GetProperty("sessions")[0].GetProperty("key").GetString(), list.GetProperty("sessions")[0].GetProperty("title").GetString()));
        var hit = Assert.Single((await Get(server, "search?q=kettle")).GetProperty("hits").EnumerateArray());
        Assert.Equal(("chats/tea/messages", 4, "2026-01-02T03:04:05+00:00"), (hit.GetProperty("log").GetString(), hit.GetProperty("seq").GetInt32(), hit.GetProperty("at").GetString()));
    }

    [Theory]
    [InlineData("events", "A stream has 1 to 64 logs; write log=STORE/KEY/LOG for each, or list=1 for the list of sessions.")]
    [InlineData("events?log=chats/tea", "'log' names no log of this feed; write the store, the key of the session and the log, for example chats/KEY/messages.")]
    [InlineData("events?log=other/tea/messages", "'log' names no log")]
    [InlineData("events?log=chats/tea/other", "'log' names no log")]
    [InlineData("events?log=chats//messages", "'log' names no log")]
    [InlineData("events?log=", "'log' names no log")]
    [InlineData("events?log=chats/tea/messages&log=chats/tea/messages", "A log is named twice; a stream has each log once.")]
    [InlineData("events?log=chats/tea/messages&after=1.2", "The cursor is none of this stream: it has a sequence for each of the 1 logs, as the id of an event has, for example 12.")]
    [InlineData("events?log=chats/tea/messages&log=chats/tea/notes&after=7", "The cursor is none of this stream: it has a sequence for each of the 2 logs, as the id of an event has, for example 12.0.")]
    [InlineData("events?log=chats/tea/messages&after=%0a%3Cscript%3E", "The cursor is none of this stream")]
    [InlineData("entries?log=chats/tea/messages&before=0", "'before' is a sequence from 1, and 'count' a number from 1 to 500.")]
    [InlineData("entries?log=chats/tea/messages&count=501", "'before' is a sequence")]
    [InlineData("entries?log=chats/tea/messages&count=abc", "'before' is a sequence")]
    [InlineData("entries?log=chats/tea/messages&text=LONG", "'text' is what entries hold, of 1000 characters at most.")]
    [InlineData("entries", "'log' names no log")]
    [InlineData("search", "'q' is the text to look for, of 1 to 1000 characters.")]
    public async Task A_request_that_is_wrong_gets_one_line(string address, string line)
    {
        await using var server = await FeedServer.Start();
        server.Create("tea");
        using var answer = await server.Client.GetAsync(address.Replace("LONG", new string('x', 1001), StringComparison.Ordinal), Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal((400, "text/plain; charset=utf-8"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        Assert.StartsWith(line, text, StringComparison.Ordinal);
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_absent_and_what_cannot_be_asked()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea");
        using var absent = await server.Client.GetAsync("entries?log=chats/coffee/messages", Token);
        Assert.Equal((404, "The session is not there.\n"), ((int)absent.StatusCode, await absent.Content.ReadAsStringAsync(Token)));
        using var post = await server.Client.PostAsync("sessions", null, Token);
        Assert.Equal(405, (int)post.StatusCode);
        using var json = new HttpRequestMessage(HttpMethod.Get, "events?list=1") { Headers = { { "Accept", "application/json" } } };
        using var refused = await server.Client.SendAsync(json, Token);
        Assert.Equal(406, (int)refused.StatusCode);
        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "events?log=chats/tea/messages"), Token);
        Assert.Equal((200, "text/event-stream", ""), ((int)head.StatusCode, head.Content.Headers.ContentType?.ToString(), await head.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task A_store_that_is_gone_is_no_server_error_without_words()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea");
        server.Store.Dispose();
        using var answer = await server.Client.GetAsync("entries?log=chats/tea/messages", Token);
        Assert.Equal((503, "The store cannot be used now; try again.\n"), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
    }

    [Fact]
    public async Task Keys_of_several_parts_and_stores_of_other_classes()
    {
        var folder = Directory.CreateTempSubdirectory("feed-facts-").FullName;
        await using var facts = new FactJsonStore(folder);
        await using (var server = await FeedServer.Start(feed => feed.Add(facts, static all => all.Log(static fact => fact.Track, static text => new FeedEntry("", text)))))
        {
            facts.Create(new Fact { Tenant = "a/b", Number = 7, Track = { "one", "two" } });
            var key = (await Get(server, "sessions")).GetProperty("sources")[1].GetProperty("sessions")[0].GetProperty("key").GetString()!;
            using var events = await server.Listen("log=" + Uri.EscapeDataString($"fact/{key}/track"));
            Assert.Equal(["one", "two"], (await events.Entries(2)).Select(static one => one.Text));
            using var wrong = await server.Client.GetAsync("entries?log=fact/nonsense/track", Token);
            Assert.Equal(400, (int)wrong.StatusCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<JsonElement> Get(FeedServer server, string address) => await server.Client.GetFromJsonAsync<JsonElement>(address, Token);
}
