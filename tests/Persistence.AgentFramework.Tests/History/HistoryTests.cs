using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;
using static Persistence.AgentFramework.Tests.Support.ScriptedClient;

namespace Persistence.AgentFramework.Tests.History;

public sealed class HistoryTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory, EachBackend]
    public async Task A_program_that_starts_again_goes_on_with_the_conversation(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var first = new ScriptedClient(Say("Hello, Ada.")).AsPersistedAgent(place.Open(), "console");
        await first.RunAsync("I am Ada.", await first.CreateSessionAsync());

        var model = new ScriptedClient(Say("You are Ada."));
        var second = model.AsPersistedAgent(place.Open(), "console");
        await second.RunAsync("Who am I?", await second.CreateSessionAsync());

        Assert.Equal(["user: I am Ada.", "assistant: Hello, Ada.", "user: Who am I?"], Said.Of(model.Requests.Single()));
    }

    [Theory, EachBackend]
    public async Task Sessions_have_conversations_of_their_own_and_remember_them(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = new StoredChatHistoryProvider(place.Open());
        var agent = new ScriptedClient(Say("One."), Say("Two."), Say("Three.")).AsPersistedAgent(history);
        var (a, b) = (await agent.CreateSessionAsync(), await agent.CreateSessionAsync());
        await agent.RunAsync("a", a);
        await agent.RunAsync("b", b);
        var again = await agent.DeserializeSessionAsync(await agent.SerializeSessionAsync(a));
        await agent.RunAsync("a again", again);

        Assert.Equal(["user: a", "assistant: One.", "user: a again", "assistant: Three."], Said.Of(await history.Conversations.ReadAsync(history.ConversationOf(a))));
        Assert.Equal(["user: b", "assistant: Two."], Said.Of(await history.Conversations.ReadAsync(history.ConversationOf(b))));
    }

    [Theory, EachBackend]
    public async Task The_same_words_without_an_id_are_stored_each_time_they_are_said(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = new StoredChatHistoryProvider(place.Open());
        var agent = new ScriptedClient(Say("Ok."), Say("Ok."), Say("Ok.")).AsPersistedAgent(history);
        var session = await agent.CreateSessionAsync();
        for (var run = 0; run < 3; run++)
        {
            await agent.RunAsync([new ChatMessage(ChatRole.User, "yes"), new ChatMessage(ChatRole.User, "yes")], session);
        }

        Assert.Equal(9, await history.Conversations.CountAsync(history.ConversationOf(session)));
    }

    [Theory, EachBackend]
    public async Task A_store_call_that_is_repeated_adds_nothing(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = new StoredChatHistoryProvider(place.Open());
        var agent = new ScriptedClient().AsAIAgent();
        var session = await agent.CreateSessionAsync();
        ChatMessage[] request = [new(ChatRole.User, "q") { MessageId = "m1" }, new(ChatRole.User, "no id")];
        ChatMessage[] response = [new(ChatRole.Assistant, "a") { MessageId = "m2" }];
        for (var time = 0; time < 3; time++)
        {
            await history.InvokedAsync(new ChatHistoryProvider.InvokedContext(agent, session, request, response), TestContext.Current.CancellationToken);
        }

        // Another provider, as after a start of the program, for those that have ids.
        var other = new StoredChatHistoryProvider(place.Open());
        await other.InvokedAsync(new ChatHistoryProvider.InvokedContext(agent, session, [request[0]], response), TestContext.Current.CancellationToken);

        Assert.Equal(["user: q", "user: no id", "assistant: a"], Said.Of(await history.Conversations.ReadAsync(history.ConversationOf(session))));
    }

    [Theory, EachBackend]
    public async Task Messages_of_one_id_and_other_contents_are_all_stored(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = new StoredChatHistoryProvider(place.Open());
        await history.Conversations.AddAsync("c", [new(ChatRole.Assistant, "one") { MessageId = "m" }, new(ChatRole.Assistant, "two") { MessageId = "m" }]);

        Assert.Equal(2, await history.Conversations.CountAsync("c"));
    }

    [Theory, EachBackend]
    public async Task A_window_has_the_last_messages_and_does_not_begin_with_a_result(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var stores = place.Open();
        var history = new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { Conversation = static _ => "c", LastMessages = 3 });
        await history.Conversations.AddAsync("c",
        [
            new(ChatRole.User, "weather?"), new(ChatRole.Assistant, [new FunctionCallContent("c1", "weather")]), new(ChatRole.Tool, [new FunctionResultContent("c1", "sun")]),
            new(ChatRole.Assistant, "Sun."), new(ChatRole.User, "thanks"),
        ]);
        var model = new ScriptedClient(Say("Bye."));
        var agent = model.AsPersistedAgent(history);
        await agent.RunAsync("bye", await agent.CreateSessionAsync());

        Assert.Equal(["assistant: Sun.", "user: thanks", "user: bye"], Said.Of(model.Requests.Single()));
        Assert.Equal(7, await history.Conversations.CountAsync("c"));
        Assert.Equal(["user: bye", "assistant: Bye."], Said.Of(await history.Conversations.ReadAsync("c", last: 2)));
    }

    [Theory, EachBackend]
    public async Task A_conversation_can_be_removed(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var conversations = new StoredChatHistoryProvider(place.Open()).Conversations;
        await conversations.AddAsync("c", [new(ChatRole.User, "a")]);

        Assert.True(await conversations.DeleteAsync("c"));
        Assert.False(await conversations.DeleteAsync("c"));
        Assert.Empty(await conversations.ReadAsync("c"));
        Assert.Equal(0, await conversations.CountAsync("c"));
    }
}
