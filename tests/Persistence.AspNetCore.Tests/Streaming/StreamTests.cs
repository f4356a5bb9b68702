using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;

namespace Persistence.AspNetCore.Tests.Streaming;

/// <summary>What one stream sends: entries, that it has caught up, the end, comments, over real Kestrel.</summary>
public sealed class StreamTests
{
    private const string Tea = "log=chats/tea/messages";

    [Fact]
    public async Task Entries_come_in_order_with_their_sequence_as_id_and_then_as_they_are_committed()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 300);
        using var events = await server.Listen(Tea);
        var stored = await events.Entries(300);
        Assert.Equal(Enumerable.Range(1, 300).Select(static number => ($"{number}", (long)number, $"line {number}", "chats/tea/messages")), stored.Select(static one => (one.Id!, one.Sequence, one.Text, one.Log)));
        Assert.Equal("300", (await events.Until("caught-up")).Id);
        server.Say("tea", 301, 1);
        var next = Assert.Single(await events.Entries(1));
        Assert.Equal(("301", "line 301", "b"), (next.Id, next.Text, next["from"].GetString()));
        Assert.Equal("no-store", events.Headers.CacheControl?.ToString());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_goes_on_after_the_last_id(bool asHeader)
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 20);
        using var events = asHeader ? await server.Listen(Tea + "&after=3", "17") : await server.Listen(Tea + "&after=17");
        Assert.Equal([18, 19, 20], (await events.Entries(3)).Select(static one => one.Sequence));
        Assert.Equal("caught-up", (await events.NextOfLogs())!.Name);
    }

    [Fact]
    public async Task Several_logs_and_sessions_share_a_stream_whose_id_has_a_place_for_each()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 40);
        server.Create("a/b c", 25);
        server.Store.AppendNotes("tea", ["first", "second"]);
        var query = $"{Tea}&log=chats/{Uri.EscapeDataString("a/b c")}/messages&log=chats/tea/notes";
        var seen = new HashSet<(string, long)>();
        var id = "";
        for (var part = 0; part < 67; part += 10)
        {
            // A connection that is lost after ten entries, again and again.
            using var events = await server.Listen(query, id);
            foreach (var entry in await events.Entries(Math.Min(10, 67 - part)))
            {
                Assert.True(seen.Add((entry.Log, entry.Sequence)));
            }

            id = events.LastId;
        }

        Assert.Equal("40.25.2", id);
        Assert.Equal([("chats/a/b c/messages", 25), ("chats/tea/messages", 40), ("chats/tea/notes", 2)], seen.GroupBy(static one => one.Item1).Select(static log => (log.Key, log.Count())).Order());
    }

    [Fact]
    public async Task A_log_whose_session_is_deleted_ends_and_never_goes_on_in_another_one()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 2);
        server.Create("coffee", 1);
        var query = Tea + "&log=chats/coffee/messages";
        using (var events = await server.Listen(query))
        {
            await events.Until("caught-up");
            await events.Until("caught-up");
            server.Store.Delete("tea");
            Assert.Equal(("x.1", "chats/tea/messages"), ((await events.Until("ended")).Id, "chats/tea/messages"));
            server.Create("tea", 5);
            server.Say("coffee", 2, 1);
            Assert.Equal(("chats/coffee/messages", 2L, "x.2"), await Of(events));
        }

        using var later = await server.Listen(query, "x.1");
        Assert.Equal(("chats/coffee/messages", 2L, "x.2"), await Of(later));

        static async Task<(string, long, string?)> Of(EventReader events) => (await events.Entries(1)) is [var entry] ? (entry.Log, entry.Sequence, entry.Id) : default;
    }

    [Fact]
    public async Task When_every_log_has_ended_the_stream_ends_and_a_browser_need_not_come_again()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 1);
        using var events = await server.Listen(Tea);
        await events.Until("caught-up");
        server.Store.Delete("tea");
        Assert.Equal("ended", (await events.NextOfLogs())!.Name);
        Assert.Null(await events.NextOfLogs());
        Assert.Equal("x", events.LastId);
        using var again = await server.Client.GetAsync("events?" + Tea + "&after=x", TestContext.Current.CancellationToken);
        Assert.Equal(204, (int)again.StatusCode);
        using var first = await server.Client.GetAsync("events?" + Tea, TestContext.Current.CancellationToken);
        Assert.Equal((404, "None of the sessions is there.\n"), ((int)first.StatusCode, await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Comments_come_where_nothing_else_does()
    {
        await using var server = await FeedServer.Start(static feed => feed.Heartbeat = TimeSpan.FromMilliseconds(100));
        server.Create("tea", 1);
        using var events = await server.Listen(Tea);
        Assert.Equal(["message", "caught-up", ":", ":"], [(await events.NextOfLogs())!.Name, (await events.NextOfLogs())!.Name, (await events.NextOfLogs())!.Name, (await events.NextOfLogs())!.Name]);
        Assert.Equal("1", events.LastId);
        server.Say("tea", 2, 1);
        Assert.Equal(2, Assert.Single(await events.Entries(1)).Sequence);
    }

    [Fact]
    public async Task The_list_of_sessions_and_the_holder_of_a_lease_are_sent_when_they_change()
    {
        await using var server = await FeedServer.Start(static feed => feed.ListInterval = TimeSpan.FromMilliseconds(100));
        server.Create("tea");
        using var events = await server.Listen(Tea + "&list=1");
        Assert.Equal(["tea"], Keys(await events.Until("sessions")));
        Assert.Null((await events.Until("lease"))["holder"].GetString());
        server.Create("coffee");
        Assert.Equal(["coffee", "tea"], Keys(await events.Until("sessions")));
        using (server.Store.TryAcquireLease("tea", "agent-3", TimeSpan.FromMinutes(1)))
        {
            var lease = await events.Until("lease");
            Assert.Equal(("chats/tea", "agent-3"), (lease["session"].GetString(), lease["holder"].GetString()));
        }

        Assert.Null((await events.Until("lease"))["holder"].GetString());
        server.Store.Delete("tea");
        Assert.Equal(["coffee"], Keys(await events.Until("sessions")));

        static IEnumerable<string?> Keys(SentEvent list) => list["list"].GetProperty("sessions").EnumerateArray().Select(static session => session.GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_program_that_stops_ends_its_streams_at_once()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 1);
        using var events = await server.Listen(Tea);
        await events.Until("caught-up");
        var stopping = server.Stop();
        Assert.Null(await events.NextOfLogs());
        await stopping;
        Assert.Equal(0, server.Feed.Activity.Streams);
    }

    [Fact]
    public async Task What_the_application_fails_to_show_is_an_entry_and_not_the_end()
    {
        await using var server = await FeedServer.Start(static _ => { });
        server.Create("tea");
        server.Store.AppendMessages("tea", [new ChatLine("1", "a", "fine"), new ChatLine("2", "throw", "no"), new ChatLine("3", "a", "fine too")]);
        using var events = await server.Listen(Tea);
        Assert.Equal(["fine", "(this entry cannot be shown)", "fine too"], (await events.Entries(3)).Select(static one => one.Text));
    }

    [Fact]
    public async Task What_the_application_fails_to_show_is_in_its_log_once_for_each_kind()
    {
        await using var server = await FeedServer.Start(static _ => { });
        server.Create("tea");
        server.Create("throw");
        server.Store.AppendMessages("tea", [new ChatLine("1", "a", "fine"), new ChatLine("2", "throw", "secret"), new ChatLine("3", "throw", "secret"), new ChatLine("4", "none", "secret")]);
        for (var round = 0; round < 2; round++)
        {
            using var events = await server.Listen(Tea);
            await events.Entries(4);
        }

        Assert.Contains("\"cannot be shown\"", await server.Client.GetStringAsync("sessions", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await server.Client.GetStringAsync("entries?log=chats/tea/messages", TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "5 The feed /chat cannot show the entry 2 of TeamChat.Messages of 'tea': the code that .Log(…) was given failed. Mend it there; other entries that fail in the same way are not logged again. InvalidOperationException",
                "5 The feed /chat cannot show the entry 4 of TeamChat.Messages of 'tea': the code that .Log(…) was given failed. Mend it there; other entries that fail in the same way are not logged again. ArgumentException",
                "6 The feed /chat cannot show TeamChat 'throw' in its list: the code that .Show(…) was given failed. Mend it there; other sessions that fail in the same way are not logged again. InvalidOperationException",
            ],
            server.Logged.Order(StringComparer.Ordinal));
    }
}
