using Microsoft.Agents.AI;
using Persistence.AgentFramework.Experimental;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;
using static Persistence.AgentFramework.Tests.Support.ScriptedClient;

namespace Persistence.AgentFramework.Tests.Sessions;

public sealed class SessionStoreTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory, EachBackend]
    public async Task An_unknown_key_is_null_and_a_saved_session_comes_back_as_an_independent_copy(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var (store, agent, key) = (new StoredAgentSessionStore(place.Open()), Agent("a"), new AgentSessionStoreKey("s"));
        Assert.Null(await store.GetSessionAsync(agent, key));
        var session = await agent.CreateSessionAsync();
        session.StateBag.SetValue("name", "Ada");
        await store.SaveSessionAsync(agent, key, session);

        var (first, second) = (await store.GetSessionAsync(agent, key), await store.GetSessionAsync(agent, key));
        first!.StateBag.SetValue("name", "Eve");

        Assert.NotSame(first, second);
        Assert.Equal("Ada", second!.StateBag.GetValue<string>("name"));
        Assert.Equal("Ada", session.StateBag.GetValue<string>("name"));
    }

    [Theory, EachBackend]
    public async Task A_deleted_session_is_gone_and_deleting_it_again_is_no_error(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var (store, agent, key) = (new StoredAgentSessionStore(place.Open()), Agent("a"), new AgentSessionStoreKey("s"));
        await store.SaveSessionAsync(agent, key, await agent.CreateSessionAsync());

        await store.DeleteSessionAsync(agent, key);
        await store.DeleteSessionAsync(agent, key);

        Assert.Null(await store.GetSessionAsync(agent, key));
    }

    [Theory, EachBackend]
    public async Task Partitions_separate_sessions_in_any_order_and_whatever_they_hold(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var (store, agent) = (new StoredAgentSessionStore(place.Open()), Agent("a"));
        AgentSessionStoreKey[] keys =
        [
            new("s"), new AgentSessionStoreKey("s").WithPartition("tenant", "t").WithPartition("user", "u"), new AgentSessionStoreKey("s").WithPartition("tenant", "t&user=u"),
            new AgentSessionStoreKey("s").WithPartition("tenant", "u").WithPartition("user", "t"), new("../s"), new("s/.."), new("."), new(".."), new("S"), new("con"), new("s ä"),
        ];
        foreach (var (number, key) in keys.Index())
        {
            var session = await agent.CreateSessionAsync();
            session.StateBag.SetValue("n", $"{number}");
            await store.SaveSessionAsync(agent, key, session);
        }

        foreach (var (number, key) in keys.Index())
        {
            Assert.Equal($"{number}", (await store.GetSessionAsync(agent, key))!.StateBag.GetValue<string>("n"));
        }

        var other = new AgentSessionStoreKey("s").WithPartition("user", "u").WithPartition("tenant", "t");
        Assert.Equal("1", (await store.GetSessionAsync(agent, other))!.StateBag.GetValue<string>("n"));
    }

    [Theory, EachBackend]
    public async Task A_stale_save_is_a_conflict_and_succeeds_after_the_session_was_read_again(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var (here, there, agent, key) = (new StoredAgentSessionStore(place.Open()), new StoredAgentSessionStore(place.Open()), Agent("a"), new AgentSessionStoreKey("s"));
        await here.SaveSessionAsync(agent, key, await agent.CreateSessionAsync());
        for (var round = 0; round < 8; round++)
        {
            var (one, two) = ((await here.GetSessionAsync(agent, key))!, (await there.GetSessionAsync(agent, key))!);
            one.StateBag.SetValue($"one{round}", "x");
            two.StateBag.SetValue($"two{round}", "x");
            var saves = await Task.WhenAll(Saved(here, agent, key, one), Saved(there, agent, key, two));
            Assert.Single(saves, static saved => saved);

            var (store, lost) = saves[0] ? (there, $"two{round}") : (here, $"one{round}");
            var merged = (await store.GetSessionAsync(agent, key))!;
            merged.StateBag.SetValue(lost, "x");
            await store.SaveSessionAsync(agent, key, merged);
        }

        Assert.Equal(16, (await here.GetSessionAsync(agent, key))!.StateBag.Count);
    }

    [Theory, EachBackend]
    public async Task Sessions_that_are_saved_at_the_same_time_are_all_stored_and_one_key_is_taken_once(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var (store, agent) = (new StoredAgentSessionStore(place.Open()), Agent("a"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number => await store.SaveSessionAsync(agent, new AgentSessionStoreKey($"s{number}"), await agent.CreateSessionAsync())));
        Assert.All(Enumerable.Range(0, 20), number => Assert.NotNull(store.GetSessionAsync(agent, new AgentSessionStoreKey($"s{number}")).AsTask().Result));

        var taken = new AgentSessionStoreKey("s0");
        await Assert.ThrowsAsync<SessionExistsException>(async () => await store.SaveSessionAsync(agent, taken, await agent.CreateSessionAsync()));
        var overwriting = new StoredAgentSessionStore(place.Open(), new StoredAgentSessionOptions { LastSaveWins = true });
        var fresh = await agent.CreateSessionAsync();
        fresh.StateBag.SetValue("n", "new");
        await overwriting.SaveSessionAsync(agent, taken, fresh);
        Assert.Equal("new", (await store.GetSessionAsync(agent, taken))!.StateBag.GetValue<string>("n"));
    }

    [Theory, EachBackend]
    public async Task An_agent_is_known_by_its_name_or_by_what_the_option_says(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var stores = place.Open();
        var (store, key) = (new StoredAgentSessionStore(stores), new AgentSessionStoreKey("s"));
        var agent = Agent("helper");
        await store.SaveSessionAsync(agent, key, await agent.CreateSessionAsync());

        Assert.Null(await store.GetSessionAsync(Agent("renamed"), key));
        Assert.NotNull(await store.GetSessionAsync(Agent("helper"), key));
        var identified = new StoredAgentSessionStore(stores, new StoredAgentSessionOptions { Identity = static _ => "helper" });
        Assert.NotNull(await identified.GetSessionAsync(Agent("renamed"), key));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.GetSessionAsync(Agent(null), key));
        Assert.Contains("StoredAgentSessionOptions.Identity", fault.Message, StringComparison.Ordinal);
    }

    [Theory, EachBackend]
    public async Task A_stored_session_that_the_agent_cannot_read_stays_as_it_is(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var stores = place.Open();
        var (store, agent, key) = (new StoredAgentSessionStore(stores), Agent("a"), new AgentSessionStoreKey("s"));
        await store.SaveSessionAsync(agent, key, await agent.CreateSessionAsync());
        var odd = System.Text.Json.JsonElement.Parse("[1]");
        await stores.Sessions.UpdateAsync(("a", "", "s"), state => state.State = odd);

        var fault = await Assert.ThrowsAsync<SessionCorruptedException>(async () => await store.GetSessionAsync(agent, key));

        Assert.StartsWith("Session 's' of agent 'a' cannot be read by ChatClientAgent: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal("s", fault.SessionKey);
        Assert.Equal("[1]", (await stores.Sessions.LoadAsync(("a", "", "s"))).State.GetRawText());
    }

    private static ChatClientAgent Agent(string? name) => new(new ScriptedClient(Say("x")), new ChatClientAgentOptions { Name = name });

    private static async Task<bool> Saved(StoredAgentSessionStore store, AIAgent agent, AgentSessionStoreKey key, AgentSession session)
    {
        try
        {
            await store.SaveSessionAsync(agent, key, session);
            return true;
        }
        catch (SessionConflictException)
        {
            return false;
        }
    }
}
