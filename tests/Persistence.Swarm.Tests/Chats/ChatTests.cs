using Persistence.Swarm.Tests.Backends;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Chats;

namespace Persistence.Swarm.Tests.Chats;

public sealed class ChatTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public void A_chat_goes_from_the_invitation_to_its_end(string backend)
    {
        using var place = Begin(backend);
        var chats = place.Swarm.Chats;
        chats.Start("tea", "Who makes the tea?", "Ada", ["Ben"]);
        Assert.True(chats.Join("tea", "Cleo"));
        chats.Respond("tea", Message("m1", "Cleo"));
        Assert.Equal(["Ben", "Cleo"], chats.Broadcast("tea", "m2", "Ada", "Tea is ready"));
        Assert.True(chats.End("tea", "Ada"));

        Assert.Equal(["tea-invitation", "tea-join-Cleo", "m1", "m2", "tea-end"], Ids(place.Swarm, "tea"));
        var chat = place.Swarm.Stores.Chats.Load("tea", SessionLoad.HeaderOnly);
        Assert.Equal(ChatStatus.Ended, chat.Status);
        Assert.NotNull(chat.EndedAt);
        Assert.Equal(["Ada", "Ben", "Cleo"], chat.Participants);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Everything_may_be_done_twice(string backend)
    {
        using var place = Begin(backend);
        using var other = place.Open().Stores;
        foreach (var swarm in new[] { place.Swarm, new(other, TimeProvider.System) })
        {
            swarm.Chats.Start("tea", "Who makes the tea?", "Ada", ["Ben"]);
            swarm.Chats.Join("tea", "Cleo");
            swarm.Chats.Respond("tea", Message("m1", "Ben"));
            swarm.Chats.Broadcast("tea", "m2", "Ada", "Tea is ready");
        }

        Assert.True(place.Swarm.Chats.End("tea", "Ada"));
        Assert.False(place.Swarm.Chats.End("tea", "Ben"));
        Assert.Equal(["tea-invitation", "tea-join-Cleo", "m1", "m2", "tea-end"], Ids(place.Swarm, "tea"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Active_chats_of_an_agent_are_found(string backend)
    {
        using var place = Begin(backend);
        var chats = place.Swarm.Chats;
        chats.Start("one", "First", "Ada", ["Ben"]);
        chats.Start("two", "Second", "Ben", ["Cleo"]);
        chats.Start("three", "Third", "Ben", ["Cleo"]);
        chats.End("three", "Ben");

        Assert.Equal(["one", "two"], chats.ActiveOf("Ben").Select(static chat => chat.SessionId).Order());
        Assert.Equal(["two"], chats.ActiveOf("Cleo").Select(static chat => chat.SessionId));
        Assert.Empty(chats.ActiveOf("nobody"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void What_cannot_be_done_is_one_clear_line(string backend)
    {
        using var place = Begin(backend);
        var chats = place.Swarm.Chats;
        chats.Start("tea", "Who makes the tea?", "Ada", []);
        Refused("There is no agent Dora: register it first.", () => chats.Start("x", "Topic", "Dora", []));
        Refused("There is no agent Dora: register it first.", () => chats.Join("tea", "Dora"));
        Refused("There is no chat none.", () => chats.Join("none", "Ada"));
        Refused("There is no chat none.", () => chats.Respond("none", Message("m1", "Ada")));
        Refused("Ben takes no part in the chat tea: join first.", () => chats.Respond("tea", Message("m1", "Ben")));
        chats.End("tea", "Ada");
        Refused("The chat tea has ended; start another one.", () => chats.Join("tea", "Ben"));
        Refused("The chat tea has ended; start another one.", () => chats.Respond("tea", Message("m2", "Ada")));
        Assert.Equal(["tea-invitation", "tea-end"], Ids(place.Swarm, "tea"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void There_is_one_coordinator(string backend)
    {
        using var place = Begin(backend);
        var (chats, coordinations) = (place.Swarm.Chats, place.Swarm.Coordinations);
        chats.Start("tea", "Who makes the tea?", "Ada", ["Ben", "Cleo"]);
        using (coordinations.Coordinate("tea", "Ada", "Boil the water", TimeSpan.FromMinutes(1)))
        {
            Refused("Ada coordinates the chat tea already.", () => coordinations.Coordinate("tea", "Ben", "Boil the milk", TimeSpan.FromMinutes(1)));
            Refused("Ada coordinates the chat tea: wait until that is done.", () => chats.End("tea", "Ben"));
            chats.Respond("tea", Message("m1", "Ben", "I have no kettle"));
        }

        using (coordinations.Coordinate("tea", "Ben", "Boil the water", TimeSpan.FromMinutes(1)))
        {
            coordinations.Finish("tea");
        }

        Assert.Equal(["tea-invitation", "tea-task-Ben", "tea-task-Cleo", "m1", "tea-task-Ada"], Ids(place.Swarm, "tea"));
        var coordination = Assert.Single(coordinations.Of("Ben"));
        Assert.Equal((CoordinationStatus.Done, 3), (coordination.Status, coordination.Sent.Count));
        Refused("There is no chat none.", () => coordinations.Coordinate("none", "Ada", "x", TimeSpan.FromMinutes(1)));
    }

    private static void Refused(string message, Action action) => Assert.Equal(message, Assert.Throws<SwarmException>(action).Message);
}
