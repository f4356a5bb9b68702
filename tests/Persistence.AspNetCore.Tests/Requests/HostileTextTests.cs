using System.Text;
using Persistence.AspNetCore.Tests.Sessions;
using Persistence.AspNetCore.Tests.Support;

namespace Persistence.AspNetCore.Tests.Requests;

/// <summary>Texts that would be lines of the stream, markup, or no text at all.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "two\nlines\r\nand\rmore", "\n\nevent: ended\ndata: {}\n\n", "id: 99", "data: x\n\n", ":\n\n", "", " ", "\u2028\u2029\u0085\u000B", "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>", "\"'`&;", "\uFEFFbom", "\u202Eright to left", "\u0000\u0001\u001F\u007F", "😀 é e\u0301 ﷽ \U0010FFFF", "{\"seq\":5}", "a\\u003c\\", new string('a', 40_000),
    ];

    [Theory, MemberData(nameof(Texts))]
    public async Task A_text_arrives_as_it_is_and_changes_nothing_else(string text)
    {
        await using var server = await FeedServer.Start();
        server.Create("tea");
        server.Store.AppendMessages("tea", [new ChatLine("1", text, text), new ChatLine("2", "a", "next")]);
        using var events = await server.Listen("log=chats/tea/messages");
        var first = (await events.NextOfLogs())!;
        var second = (await events.NextOfLogs())!;
        Assert.Equal(("message", "1", 1L), (first.Name, first.Id, first.Sequence));
        Assert.Equal((text.Length > 32_768 ? text[..32_768] : text, text.Length > 200 ? text[..200] : text), (first.Text, first["from"].GetString()));
        Assert.Equal(("message", "2", "next"), (second.Name, second.Id, second.Text));
        Assert.Equal("caught-up", (await events.NextOfLogs())!.Name);
        Assert.DoesNotContain('<', first.Data);
    }

    [Fact]
    public async Task A_long_text_is_cut_between_characters_and_says_how_long_it_is()
    {
        await using var server = await FeedServer.Start(static feed => feed.MaxTextLength = 101);
        server.Create("tea");
        var text = new StringBuilder().Insert(0, "😀", 60).ToString();
        server.Store.AppendMessages("tea", new ChatLine("1", "a", text));
        using var events = await server.Listen("log=chats/tea/messages");
        var entry = Assert.Single(await events.Entries(1));
        Assert.Equal((text[..100], 120), (entry.Text, entry["length"].GetInt32()));
    }
}
