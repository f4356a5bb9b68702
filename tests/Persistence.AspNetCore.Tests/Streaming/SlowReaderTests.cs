using System.Net.Sockets;
using System.Text;
using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;

namespace Persistence.AspNetCore.Tests.Streaming;

/// <summary>Browsers that take nothing of what is sent, or are gone.</summary>
public sealed class SlowReaderTests
{
    // Far more than what the sockets of both sides and the server hold.
    private const int Lines = 20_000;
    private const int LineLength = 2_000;

    [Fact]
    public async Task A_browser_that_reads_nothing_holds_little_and_is_disconnected()
    {
        await using var server = await FeedServer.Start(static feed => feed.SlowReaderTimeout = TimeSpan.FromSeconds(2));
        server.Create("tea");
        var text = new string('x', LineLength);
        foreach (var part in Enumerable.Range(0, Lines).Chunk(1000))
        {
            server.Store.AppendMessages("tea", [.. part.Select(number => new ChatLine($"m{number}", "a", text))]);
        }

        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /chat/events?log=chats/tea/messages HTTP/1.1\r\nHost: localhost\r\n\r\n"), TestContext.Current.CancellationToken);
        var most = 0L;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Wait.Until(() => server.Feed.Activity.Streams == 1);
        await Wait.Until(() =>
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            return server.Feed.Activity.Streams == 0;
        });

        // What was stored is 40 MB as UTF-8, and 80 as strings. A tail holds a page of 256 entries, 1 MB.
        var sent = server.Feed.Activity.Sent;
        TestContext.Current.TestOutputHelper?.WriteLine($"{most / 1024} KB more at most; {sent} entries were sent");
        Assert.InRange(sent, 1, Lines - 1);
        Assert.InRange(most, long.MinValue, 16 * 1024 * 1024);
    }

    [Fact]
    public async Task A_browser_that_goes_away_takes_its_tails_with_it()
    {
        await using var server = await FeedServer.Start();
        server.Create("tea", 10);
        for (var round = 0; round < 20; round++)
        {
            var events = await server.Listen("log=chats/tea/messages&log=chats/tea/notes&list=1");
            await events.Entries(10);
            Assert.Equal(1, server.Feed.Activity.Streams);
            events.Dispose();
            await Wait.Until(() => server.Feed.Activity.Streams == 0);
        }
    }
}
