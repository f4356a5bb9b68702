using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Agents.AI;
using Persistence.AgentFramework.Experimental;
using Persistence.AgentFramework.Tests.Support;
using Persistence.Testing.Redis;

namespace Persistence.AgentFramework.Tests.Sessions;

/// <summary>The framework writes the values of a session's state in an order of its own, which is another one in each process. A stored session is what the agent wrote, and no order is relied on.</summary>
public sealed class StateBagTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private static readonly AgentSessionStoreKey s_key = new("s");

    [Theory, EachBackend]
    public async Task What_the_agent_wrote_is_stored_member_by_member_in_its_order(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var stores = place.Open();
        var agent = Agent();
        var session = await Filled(agent);
        await new StoredAgentSessionStore(stores).SaveSessionAsync(agent, s_key, session);

        Assert.Equal(Names(await agent.SerializeSessionAsync(session)), Names((await stores.Sessions.LoadAsync(("a", "", "s"))).State));
    }

    [Theory, EachBackend]
    public async Task Values_come_back_whatever_their_order_and_a_save_of_them_is_no_conflict(Backend backend)
    {
        using var place = new TestStores(backend, redis);
        var stores = place.Open();
        var (store, agent) = (new StoredAgentSessionStore(stores), Agent());
        await store.SaveSessionAsync(agent, s_key, await Filled(agent));

        // As another process would have written it.
        await stores.Sessions.UpdateAsync(("a", "", "s"), static state => state.State = Reversed(state.State));
        var read = (await store.GetSessionAsync(agent, s_key))!;
        Assert.Equal(20, read.StateBag.Count);
        Assert.All(Enumerable.Range(0, 20), number => Assert.Equal($"value {number}", read.StateBag.GetValue<string>($"name {number}")));

        await store.SaveSessionAsync(agent, s_key, read);
        var again = (await store.GetSessionAsync(agent, s_key))!;
        Assert.True(JsonElement.DeepEquals(await agent.SerializeSessionAsync(read), await agent.SerializeSessionAsync(again)));
    }

    private static ChatClientAgent Agent() => new(new ScriptedClient(), new ChatClientAgentOptions { Name = "a" });

    private static async Task<AgentSession> Filled(ChatClientAgent agent)
    {
        var session = await agent.CreateSessionAsync();
        for (var number = 0; number < 20; number++)
        {
            session.StateBag.SetValue($"name {number}", $"value {number}");
        }

        return session;
    }

    // The names of all members, with those of what stands in them.
    private static List<string> Names(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? [.. element.EnumerateObject().SelectMany(static member => Names(member.Value).Prepend(member.Name))]
        : [];

    private static JsonElement Reversed(JsonElement state)
    {
        var node = JsonObject.Create(state)!;
        var bag = node.Single(static member => member.Value is JsonObject { Count: >= 20 });
        var values = bag.Value!.AsObject();
        node[bag.Key] = new JsonObject(values.Reverse().Select(static value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
        return JsonElement.Parse(node.ToJsonString());
    }
}
