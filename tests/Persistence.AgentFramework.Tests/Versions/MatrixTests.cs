using System.Text.Json;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Messages;
using Persistence.AgentFramework.Sessions;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;

namespace Persistence.AgentFramework.Tests.Versions;

/// <summary>What each version of the message package wrote, in a process of its own, is read by the present one. <c>Versions/Written</c> has what they wrote; the long mode writes it again.</summary>
public sealed class MatrixTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    public static TheoryData<string> Versions => [.. Written.Versions];

    [Theory, MemberData(nameof(Versions))]
    public void Each_message_of_each_version_is_read_and_written_back_without_a_lost_byte(string version)
    {
        var json = new MessageJson(null);
        foreach (var line in Written.By(version))
        {
            var stored = new StoredMessage { Id = "1", WrittenBy = version, Message = JsonElement.Parse(line) };
            var message = json.Read([stored]).Single();
            Assert.True(message.Contents.Count == stored.Message.GetProperty("contents").GetArrayLength(), line);
            var (written, writtenBy) = json.Write(message);
            Assert.True(JsonElement.DeepEquals(stored.Message, written), $"{line}\n{written}");

            // What the present version writes itself, but for the order of members, is its own from then on.
            Assert.Equal(message.RawRepresentation is KeptJson ? (version, line) : (MessagePackage.Version, written.GetRawText()), (writtenBy, written.GetRawText()));
        }
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_message_that_is_changed_keeps_each_content_that_was_not(string version)
    {
        var json = new MessageJson(null);
        foreach (var line in Written.By(version))
        {
            var stored = JsonElement.Parse(line);
            var message = json.Read([new StoredMessage { Id = "1", WrittenBy = version, Message = stored }]).Single();
            message.Contents.Insert(0, new TextContent("added"));
            message.AuthorName = "somebody";
            var (written, _) = json.Write(message);
            Assert.Equal("somebody", written.GetProperty("authorName").GetString());
            var contents = written.GetProperty("contents").EnumerateArray().Skip(1).ToList();
            Assert.All(contents.Zip(stored.GetProperty("contents").EnumerateArray()), pair => Assert.True(JsonCover.Covers(pair.First, pair.Second), $"{pair.First} {pair.Second}"));
        }
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_content_that_is_moved_into_another_message_is_written_back(string version)
    {
        var json = new MessageJson(null);
        foreach (var line in Written.By(version))
        {
            var stored = JsonElement.Parse(line);
            var contents = json.Read([new StoredMessage { Id = "1", WrittenBy = version, Message = stored }]).Single().Contents;
            var (written, writtenBy) = json.Write(new ChatMessage(ChatRole.User, [new TextContent("first"), .. contents]));

            Assert.Equal(contents.Any(static content => content.RawRepresentation is KeptJson) ? version : MessagePackage.Version, writtenBy);
            foreach (var (content, before, after) in contents.Zip(stored.GetProperty("contents").EnumerateArray(), written.GetProperty("contents").EnumerateArray().Skip(1)))
            {
                Assert.True(content.RawRepresentation is KeptJson ? JsonElement.DeepEquals(before, after) : JsonCover.Covers(after, before), $"{before} {after}");
            }
        }
    }

    [Fact]
    public void How_each_content_of_each_version_is_read_is_what_the_page_says()
    {
        var table = Matrix.Make();
        TestContext.Current.TestOutputHelper?.WriteLine(table);
        Assert.Equal(table.ReplaceLineEndings("\n").Trim(), Matrix.OfThePage().Trim());
    }

    [Fact]
    public void What_was_renamed_is_read_as_what_it_is()
    {
        var read = Written.By("10.3.0").Concat(Written.By("9.10.2")).Select(line => new MessageJson(null).Read([new StoredMessage { Id = "1", WrittenBy = "10.3.0", Message = JsonElement.Parse(line) }]).Single())
            .SelectMany(static message => message.Contents).ToList();
        var approval = read.OfType<ToolApprovalRequestContent>().First(static content => content.ToolCall is FunctionCallContent);
        Assert.Equal(("a id", "a callId", "a name"), (approval.RequestId, approval.ToolCall.CallId, ((FunctionCallContent)approval.ToolCall).Name));
        Assert.True(read.OfType<ToolApprovalResponseContent>().First().Approved);
        Assert.Contains(read.OfType<ToolApprovalRequestContent>(), static content => content.ToolCall is McpServerToolCallContent { Name: "a toolName", ServerName: "a serverName" });
        Assert.Equal("inside", Assert.IsType<TextContent>(read.OfType<McpServerToolResultContent>().First().Outputs!.Single()).Text);
        Assert.Equal("a ImageId", read.OfType<ImageGenerationToolCallContent>().First().CallId);
    }

    [Theory]
    [InlineData("""{"role":"assistant","contents":[{"$type":"text","text":"a"},{"$type":"hologram","depth":3},{"$type":"text","text":"b"}]}""", "a", "b")]
    [InlineData("""{"role":"assistant","contents":[{"text":"no type"},{"$type":"text","text":"b"}]}""", null, "b")]
    [InlineData("""{"contents":[{"$type":"text","text":"a"}],"messageId":"without a role"}""", "a", "a")]
    [InlineData("""{"role":"user","contents":[{"text":"type last","$type":"text"}]}""", null, null)]
    [InlineData("""{"role":"user","contents":[{"$type":"text","text":"a"}],"createdAt":"never"}""", "a", "a")]
    [InlineData("""{"role":"user","contents":[{"$type":"text","text":"a"}],"future":{"x":[1,2]}}""", "a", "a")]
    [InlineData("""{"role":"user","contents":[{"$type":"functionCall","callId":"c"},null]}""", null, null)]
    [InlineData("""{"role":"user","contents":{"not":"a list"}}""", null, null)]
    public async Task What_the_package_cannot_read_does_not_make_the_message_unreadable(string text, string? first, string? last)
    {
        foreach (var backend in Enum.GetValues<Backend>())
        {
            using var place = new TestStores(backend, redis);
            var stores = place.Open();
            foreach (var writtenBy in new[] { "99.0.0", MessagePackage.Version })
            {
                var id = $"c{writtenBy}";
                await stores.Conversations.CreateAsync(new AgentConversation { Id = id, Messages = [new StoredMessage { Id = "1", WrittenBy = writtenBy, Message = JsonElement.Parse(text) }] });
                var conversations = new StoredChatHistoryProvider(stores).Conversations;
                var message = Assert.Single(await conversations.ReadAsync(id));
                Assert.Equal(first, (message.Contents.FirstOrDefault() as TextContent)?.Text);
                Assert.Equal(last, (message.Contents.LastOrDefault() as TextContent)?.Text);

                await conversations.AddAsync($"copy{id}", [message]);
                var copy = Assert.Single(await stores.Conversations.ReadMessagesAsync($"copy{id}"));
                Assert.True(JsonElement.DeepEquals(JsonElement.Parse(text), copy.Message), copy.Message.GetRawText());
            }
        }
    }

    [Fact]
    public void What_was_kept_says_why_and_who_wrote_it()
    {
        var message = new MessageJson(null).Read([new StoredMessage { Id = "1", WrittenBy = "99.0.0", Message = JsonElement.Parse("""{"role":"assistant","contents":[{"$type":"hologram","depth":3}]}""") }]).Single();
        var kept = Assert.IsType<KeptJson>(message.Contents.Single().RawRepresentation);
        Assert.Equal(("99.0.0", 3), (kept.WrittenBy, kept.Json.GetProperty("depth").GetInt32()));
        Assert.Contains("hologram", kept.Problem, StringComparison.Ordinal);
        Assert.Equal("{}", JsonSerializer.Serialize(message.Contents.Single(), AgentAbstractionsJsonUtilities.DefaultOptions));
    }
}
