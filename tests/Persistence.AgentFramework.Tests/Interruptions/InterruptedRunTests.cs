using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;
using static Persistence.AgentFramework.Tests.Support.ScriptedClient;

namespace Persistence.AgentFramework.Tests.Interruptions;

/// <summary>What is stored of runs that do not end well. The framework itself stores nothing of them.</summary>
public sealed class InterruptedRunTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory, EachBackend]
    public async Task A_run_that_fails_leaves_what_it_had_produced(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        var model = new ScriptedClient(Call("c1", "weather"), Fail(new InvalidOperationException("The service is down.")));
        var agent = model.AsPersistedAgent(history, Tools(() => "sun"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await agent.RunAsync("Weather?", await agent.CreateSessionAsync()));

        Assert.Equal(["user: Weather?", "assistant: weather#c1", "tool: #c1=sun"], await Stored(history));
    }

    [Theory, EachBackend]
    public async Task The_request_of_a_run_that_fails_is_stored_by_the_provider_alone(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        var agent = new ChatClientAgent(
            new ScriptedClient(Fail(new InvalidOperationException("The service is down."))), new ChatClientAgentOptions { ChatHistoryProvider = history });

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await agent.RunAsync("Weather?", await agent.CreateSessionAsync()));

        Assert.Equal(["user: Weather?"], await Stored(history));
    }

    [Theory, EachBackend]
    public async Task With_the_option_off_nothing_of_a_run_that_fails_is_stored(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = new StoredChatHistoryProvider(place.Open(), new StoredChatHistoryOptions { Conversation = static _ => "console", StoresUnfinishedRuns = false });
        var agent = new ScriptedClient(Call("c1", "weather"), Fail(new InvalidOperationException("down"))).AsPersistedAgent(history, Tools(() => "sun"));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await agent.RunAsync("Weather?", await agent.CreateSessionAsync()));

        Assert.Empty(await Stored(history));
    }

    [Theory, EachBackend]
    public async Task A_cancelled_stream_leaves_what_came_of_the_answer(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        using var cancelled = new CancellationTokenSource();
        var model = new ScriptedClient(Say("one two three four")) { BeforePart = part => { if (part == 2) { cancelled.Cancel(); } } };
        var agent = model.AsPersistedAgent(history);
        var session = await agent.CreateSessionAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in agent.RunStreamingAsync("Count.", session, cancellationToken: cancelled.Token))
            {
            }
        });

        Assert.Equal(["user: Count.", "assistant: one two"], await Stored(history));
    }

    [Theory, EachBackend]
    public async Task An_abandoned_stream_leaves_what_came_of_the_answer(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        var agent = new ScriptedClient(Say("one two three four")).AsPersistedAgent(history);
        await foreach (var update in agent.RunStreamingAsync("Count.", await agent.CreateSessionAsync()))
        {
            if (update.Text == " two")
            {
                break;
            }
        }

        Assert.Equal(["user: Count.", "assistant: one two"], await Stored(history));
    }

    [Theory, EachBackend]
    public async Task A_run_that_ends_well_is_stored_once_with_and_without_a_stream(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        var agent = new ScriptedClient(Call("c1", "weather"), Say("It is sunny."), Call("c1", "weather"), Say("It is sunny.")).AsPersistedAgent(history, Tools(() => "sun"));
        var session = await agent.CreateSessionAsync();
        await agent.RunAsync("Weather?", session);
        await foreach (var _ in agent.RunStreamingAsync("Weather?", session))
        {
        }

        string[] run = ["user: Weather?", "assistant: weather#c1", "tool: #c1=sun", "assistant: It is sunny."];
        string[] twice = [.. run, .. run];
        Assert.Equal(twice, await Stored(history));
    }

    [Theory, EachBackend]
    public async Task A_tool_call_is_stored_before_the_tool_runs_and_is_closed_for_the_next_run(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        string[] during = [];
        using var cancelled = new CancellationTokenSource();
        var agent = new ScriptedClient(Call("c1", "weather")).AsPersistedAgent(history, Tools(() =>
        {
            during = Stored(history).GetAwaiter().GetResult();
            cancelled.Cancel();
            throw new OperationCanceledException("The run ends before the tool does.", cancelled.Token);
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await agent.RunAsync("Weather?", await agent.CreateSessionAsync(), cancellationToken: cancelled.Token));
        Assert.Equal(["user: Weather?", "assistant: weather#c1"], during);

        var model = new ScriptedClient(Say("I do not know."));
        var next = model.AsPersistedAgent(place.Open(), "console");
        await next.RunAsync("And now?", await next.CreateSessionAsync());

        Assert.Equal(["user: Weather?", "assistant: weather#c1", "tool: #c1 interrupted", "user: And now?"], Said.Of(model.Requests.Single()));
        Assert.Equal(["user: Weather?", "assistant: weather#c1", "user: And now?", "assistant: I do not know."], await Stored(history));
    }

    [Theory, EachBackend]
    public async Task An_approval_that_is_waited_for_is_stored_as_a_request_and_no_call_beside_it(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        var tool = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(static () => "done", "pay"));
        var agent = new ScriptedClient(Call("c1", "pay"), Say("Paid.")).AsPersistedAgent(history, new ChatClientAgentOptions { ChatOptions = new() { Tools = [tool] } });
        var session = await agent.CreateSessionAsync();
        var asked = await agent.RunAsync("Pay.", session);
        var request = asked.Messages.SelectMany(static message => message.Contents).OfType<ToolApprovalRequestContent>().Single();
        Assert.Equal(["user: Pay.", "assistant: ToolApprovalRequestContent"], await Stored(history));

        await agent.RunAsync(new ChatMessage(ChatRole.User, [request.CreateResponse(approved: true)]), session);

        var stored = await Stored(history);
        Assert.Equal("user: ToolApprovalResponseContent", stored[2]);
        Assert.Equal(["assistant: pay#c1", "tool: #c1=done", "assistant: Paid."], stored[3..]);
    }

    [Theory, EachBackend]
    public async Task An_approval_that_nobody_answers_is_rejected_by_the_framework_and_its_messages_are_stored(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        var tool = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(static () => "done", "pay"));
        var model = new ScriptedClient(Call("c1", "pay"), Say("Not paid."));
        var agent = model.AsPersistedAgent(history, new ChatClientAgentOptions { ChatOptions = new() { Tools = [tool] } });
        var session = await agent.CreateSessionAsync();
        await agent.RunAsync("Pay.", session);

        await agent.RunAsync("Something else.", session);

        Replays.Check(model.Requests[1]);
        TestContext.Current.SendDiagnosticMessage(string.Join(" | ", await Stored(history)));
        Assert.Contains("user: Something else.", await Stored(history));
        Assert.Equal("assistant: Not paid.", (await Stored(history))[^1]);
    }

    [Theory, EachBackend]
    public async Task A_call_that_is_stored_for_each_service_call_is_stored_once(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var history = Console(place);
        var options = Tools(() => "sun");
        options.RequirePerServiceCallChatHistoryPersistence = true;
        var model = new ScriptedClient(Call("c1", "weather"), Fail(new InvalidOperationException("down")), Say("Sunny."));
        var agent = model.AsPersistedAgent(history, options);
        var session = await agent.CreateSessionAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => agent.RunAsync("Weather?", session));
        Assert.Equal(["user: Weather?", "assistant: weather#c1", "tool: #c1=sun"], await Stored(history));

        await agent.RunAsync("Again?", session);

        Replays.Check(model.Requests[^1]);
        Assert.Equal(["user: Weather?", "assistant: weather#c1", "tool: #c1=sun", "user: Again?", "assistant: Sunny."], await Stored(history));

        // The framework's mark for "no service keeps this history" is no conversation of ours.
        var state = (await agent.SerializeSessionAsync(session)).GetRawText();
        Assert.Contains("_agent_local_chat_history", state, StringComparison.Ordinal);
        Assert.Equal("console", history.ConversationOf(session));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_stored_is_in_the_exception_and_can_be_added()
    {
        using var place = new TestStores(Backend.Sqlite, redis);
        var stores = place.Open();
        var history = new StoredChatHistoryProvider(stores, new StoredChatHistoryOptions { Conversation = static _ => "console", StoresUnfinishedRuns = false });
        var agent = new ScriptedClient(request =>
        {
            stores.Dispose();
            return new ChatMessage(ChatRole.Assistant, "42");
        }).AsPersistedAgent(history);
        var session = await agent.CreateSessionAsync();

        var fault = await Assert.ThrowsAsync<HistoryNotStoredException>(() => agent.RunAsync("Answer?", session));

        Assert.Equal(["user: Answer?", "assistant: 42"], Said.Of(fault.Messages));
        Assert.Equal("console", fault.Conversation);
        var again = new StoredChatHistoryProvider(place.Open()).Conversations;
        await again.AddAsync(fault.Conversation, fault.Messages);
        Assert.Equal(["user: Answer?", "assistant: 42"], Said.Of(await again.ReadAsync("console")));
    }

    [Fact]
    public async Task A_request_with_an_id_that_is_made_again_is_asked_and_stored_once()
    {
        using var place = new TestStores(Backend.Sqlite, redis);
        var history = Console(place);
        var model = new ScriptedClient(Fail(new InvalidOperationException("down")), Say("Yes."));
        var agent = model.AsPersistedAgent(history);
        var session = await agent.CreateSessionAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => agent.RunAsync(new ChatMessage(ChatRole.User, "Q?") { MessageId = "q1" }, session));

        await agent.RunAsync(new ChatMessage(ChatRole.User, "Q?") { MessageId = "q1" }, session);

        Assert.Equal(["user: Q?"], Said.Of(model.Requests[1]));
        Assert.Equal(["user: Q?", "assistant: Yes."], await Stored(history));
    }

    private static StoredChatHistoryProvider Console(TestStores place) => new(place.Open(), new StoredChatHistoryOptions { Conversation = static _ => "console" });

    private static async Task<string[]> Stored(StoredChatHistoryProvider history) => Said.Of(await history.Conversations.ReadAsync("console"));

    private static ChatClientAgentOptions Tools(Func<string> weather) => new() { ChatOptions = new() { Tools = [AIFunctionFactory.Create(weather, "weather")] } };
}
