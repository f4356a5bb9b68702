using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;
using static Persistence.AgentFramework.Tests.Support.ScriptedClient;

namespace Persistence.AgentFramework.Tests.Conflicts;

/// <summary>Two hosts run one conversation at the same time.</summary>
public sealed class ConcurrentRunTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory, EachBackend]
    public async Task Of_two_hosts_that_conflict_one_stores_in_each_of_eight_rounds_and_the_other_can_merge(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var hosts = new[] { History(place, ConcurrentRuns.Conflict), History(place, ConcurrentRuns.Conflict) };
        var expected = new List<string>();
        for (var round = 0; round < 8; round++)
        {
            // Both have read the same history when their models answer.
            using var read = new Barrier(2);
            var runs = await Task.WhenAll(hosts.Select((history, host) => Task.Run(() => Run(history, $"{round} {host}", read))));
            var lost = Assert.Single(runs, static fault => fault is not null)!;
            Assert.True(lost.InnerException is SessionConflictException || (round == 0 && lost.InnerException is SessionExistsException), $"{lost.InnerException}");
            await hosts[0].Conversations.AddAsync(lost.Conversation, lost.Messages);
            expected.AddRange([$"user: {round} 0", $"assistant: answer to {round} 0", $"user: {round} 1", $"assistant: answer to {round} 1"]);
        }

        Assert.Equal(expected.Order(), Said.Of(await hosts[1].Conversations.ReadAsync("console")).Order());
    }

    [Theory, EachBackend]
    public async Task Two_hosts_that_merge_keep_every_message_once_and_each_run_in_its_order(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var hosts = new[] { History(place, ConcurrentRuns.Merge), History(place, ConcurrentRuns.Merge) };
        await Task.WhenAll(hosts.Select((history, host) => Task.Run(async () =>
        {
            for (var run = 0; run < 8; run++)
            {
                var agent = new ScriptedClient(Call($"h{host}r{run}", "look"), Say($"done {host}"))
                    .AsPersistedAgent(history, new ChatClientAgentOptions { ChatOptions = new() { Tools = [AIFunctionFactory.Create(static () => "seen", "look")] } });
                await agent.RunAsync($"look {host}", await agent.CreateSessionAsync());
            }
        })));

        var model = new ScriptedClient(Say("end"));
        var reader = model.AsPersistedAgent(History(place, ConcurrentRuns.Merge));
        await reader.RunAsync("end?", await reader.CreateSessionAsync());
        Replays.Check(model.Requests.Single());
        Assert.Equal(2 * 8 * 4 + 1, model.Requests.Single().Count);
        Assert.DoesNotContain(Said.Of(model.Requests.Single()), static said => said.EndsWith("interrupted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_runs_of_one_session_object_do_not_mix()
    {
        using var place = new TestStores(Backend.Sqlite, redis);
        var history = History(place, ConcurrentRuns.Merge);
        var agent = new EchoClient().AsPersistedAgent(history);
        var session = await agent.CreateSessionAsync();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => agent.RunAsync($"q{number}", session))));

        var said = Said.Of(await history.Conversations.ReadAsync("console"));
        Assert.Equal(Enumerable.Range(0, 10).SelectMany(static number => new[] { $"assistant: echo q{number}", $"user: q{number}" }).Order(), said.Order());
    }

    private static StoredChatHistoryProvider History(TestStores place, ConcurrentRuns runs) =>
        new(place.Open(), new StoredChatHistoryOptions { Conversation = static _ => "console", ConcurrentRuns = runs });

    private static async Task<HistoryNotStoredException?> Run(StoredChatHistoryProvider history, string request, Barrier read)
    {
        // The provider alone: a recorded run would find the conflict before the model is asked.
        var agent = new ChatClientAgent(
            new ScriptedClient(_ =>
            {
                read.SignalAndWait();
                return new ChatMessage(ChatRole.Assistant, $"answer to {request}");
            }),
            new ChatClientAgentOptions { ChatHistoryProvider = history });
        try
        {
            await agent.RunAsync(request, await agent.CreateSessionAsync());
            return null;
        }
        catch (HistoryNotStoredException fault)
        {
            return fault;
        }
    }
}
