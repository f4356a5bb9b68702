using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;
using static Persistence.AgentFramework.Tests.Support.ScriptedClient;

namespace Persistence.AgentFramework.Tests.History;

public sealed class BadInputTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public void Settings_that_cannot_be_used_are_refused_with_the_remedy()
    {
        using var place = new TestStores(Backend.Json, redis);
        var stores = place.Open();
        var options = new JsonSerializerOptions { TypeInfoResolver = Numbers.Default };
        var fault = Assert.Throws<ArgumentException>(() => new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { SerializerOptions = options }));
        Assert.Contains("AgentAbstractionsJsonUtilities.DefaultOptions", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { LastMessages = 0 }));
        Assert.Throws<ArgumentException>(() => new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { StateKey = "" }));
        Assert.Throws<ArgumentException>(() => new ScriptedClient().AsPersistedAgent(stores, "c", new ChatClientAgentOptions { ChatHistoryProvider = new InMemoryChatHistoryProvider() }));
    }

    [Theory, EachBackend]
    public async Task Options_that_indent_or_write_comments_spoil_no_store(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var stores = place.Open();
        var indenting = new JsonSerializerOptions(AgentAbstractionsJsonUtilities.DefaultOptions) { WriteIndented = true, NewLine = "\r\n" };
        var conversations = new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { SerializerOptions = indenting }).Conversations;
        await conversations.AddAsync("c", [new(ChatRole.User, "two\nlines")]);
        Assert.Equal("two\nlines", (await conversations.ReadAsync("c")).Single().Text);
        var text = (await stores.Conversations.ReadMessagesAsync("c")).Single().Message.GetRawText();
        Assert.DoesNotContain('\n', text);

        var commenting = new JsonSerializerOptions(AgentAbstractionsJsonUtilities.DefaultOptions);
        commenting.Converters.Insert(0, new Commenting());
        var fault = await Assert.ThrowsAsync<HistoryNotStoredException>(
            async () => await new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { SerializerOptions = commenting }).Conversations.AddAsync("c", [new(ChatRole.User, "x")]));
        Assert.Contains("cannot be written as JSON", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await conversations.CountAsync("c"));
    }

    [Theory, EachBackend]
    public async Task Messages_without_ids_texts_or_contents_and_null_contents_come_back(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var conversations = new StoredChatHistoryProvider(place.Open()).Conversations;
        ChatMessage[] messages =
        [
            new(), new(ChatRole.User, (string?)null), new(ChatRole.User, ""), new(new ChatRole("critic"), [null!, new TextContent("x"), null!]), new(ChatRole.User, "\u0000 \ud83d\ude00 \"") { MessageId = " " },
        ];
        await conversations.AddAsync("c", messages);

        var read = await conversations.ReadAsync("c");
        Assert.Equal(messages.Length, read.Count);
        Assert.Equal([null, "x", null], read[3].Contents.Select(static content => (content as TextContent)?.Text));
        Assert.Equal("critic", read[3].Role.Value);
        Assert.Equal("\u0000 \ud83d\ude00 \"", read[4].Text);
    }

    [Theory, EachBackend]
    public async Task A_content_that_nobody_can_write_is_refused_by_name_and_nothing_is_lost(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = new StoredChatHistoryProvider(place.Open(), new StoredChatHistoryOptions { Conversation = static _ => "c" });
        var agent = new ScriptedClient(_ => new ChatMessage(ChatRole.Assistant, [new Hologram(), new TextContent("there")])).AsPersistedAgent(history);

        var fault = await Assert.ThrowsAsync<HistoryNotStoredException>(async () => await agent.RunAsync("show", await agent.CreateSessionAsync()));

        Assert.Contains("Hologram", fault.Message, StringComparison.Ordinal);
        Assert.Equal("there", fault.Messages.Single().Text);
        Assert.Equal(["user: show"], Said.Of(await history.Conversations.ReadAsync("c")));
    }

    [Fact]
    public async Task A_provider_that_is_called_without_a_session_says_so()
    {
        using var place = new TestStores(Backend.Json, redis);
        var history = new StoredChatHistoryProvider(place.Open());
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await history.InvokingAsync(new ChatHistoryProvider.InvokingContext(new ScriptedClient().AsAIAgent(), null, [])));
        Assert.Contains("CreateSessionAsync", fault.Message, StringComparison.Ordinal);

        // An agent without a session makes one.
        var agent = new ScriptedClient(Say("hi")).AsPersistedAgent(history);
        Assert.Equal("hi", (await agent.RunAsync("hello")).Text);
    }

    [Fact]
    public async Task Filters_choose_what_is_stored_and_what_a_run_gets()
    {
        using var place = new TestStores(Backend.Sqlite, redis);
        var history = new StoredChatHistoryProvider(place.Open(), new StoredChatHistoryOptions
        {
            Conversation = static _ => "c",
            RequestFilter = static messages => messages.Where(static message => message.GetAgentRequestMessageSourceType() != AgentRequestMessageSourceType.ChatHistory && message.Text != "secret"),
            ResponseFilter = static messages => messages.Where(static message => message.Text != "hidden"),
            HistoryFilter = static messages => messages.Where(static message => message.Text != "old"),
        });
        var model = new ScriptedClient(Say("hidden"), Say("shown"));
        var agent = model.AsPersistedAgent(history);
        var session = await agent.CreateSessionAsync();
        await agent.RunAsync([new(ChatRole.User, "old"), new(ChatRole.User, "secret")], session);
        await agent.RunAsync("new", session);

        Assert.Equal(["user: old", "user: new", "assistant: shown"], Said.Of(await history.Conversations.ReadAsync("c")));
        Assert.Equal(["user: new"], Said.Of(model.Requests[1]));
    }

    private sealed class Hologram : AIContent;

    private sealed class Commenting : JsonConverter<ChatMessage>
    {
        public override ChatMessage? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ChatMessage value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteCommentValue("no JSON");
            writer.WriteEndObject();
        }
    }
}

[JsonSerializable(typeof(int))]
internal sealed partial class Numbers : JsonSerializerContext;
