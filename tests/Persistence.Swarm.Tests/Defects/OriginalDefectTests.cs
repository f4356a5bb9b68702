using Persistence.Swarm.Tests.Backends;
using Persistence.TestKit;
using Persistence.Testing.Redis;
using Swarm;
using Swarm.Chats;
using Swarm.Stores;

namespace Persistence.Swarm.Tests.Defects;

/// <summary>The system that this sample was made after had ten measured defects. A test for each shows it gone, on each backend.</summary>
public sealed class OriginalDefectTests(RedisServerFixture redis) : SwarmTest(redis)
{
    [Theory]
    [MemberData(nameof(Backends))]
    public void Defect_1_messages_come_in_one_order_on_every_backend(string backend)
    {
        using var place = Chat(backend);
        string[] ids = [.. Enumerable.Range(0, 150).Select(static number => $"m{(number * 7) % 150}")];
        Array.ForEach(ids, id => place.Swarm.Chats.Respond("tea", Message(id, "Ada")));
        Assert.Equal(ids[^100..], Ids(place.Swarm, "tea"));
        Assert.Equal(["tea-invitation", .. ids], place.Swarm.Stores.Chats.ReadMessages("tea").Select(static message => message.Id));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Defect_2_a_message_said_twice_is_there_once_and_changes_nothing(string backend)
    {
        using var place = Chat(backend);
        place.Swarm.Chats.Respond("tea", Message("m1", "Ada", "first"));
        place.Swarm.Chats.Respond("tea", Message("m1", "Ada", "second"));
        Assert.Equal(2, place.Swarm.Stores.Chats.CountMessages("tea"));
        Assert.Equal("first", place.Swarm.Chats.History("tea")[^1].Content);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Defect_3_a_message_to_a_chat_that_is_not_there_leaves_nothing(string backend)
    {
        using var place = Chat(backend);
        Assert.Throws<SwarmException>(() => place.Swarm.Chats.Respond("none", Message("m1", "Ada")));
        Assert.Throws<SessionNotFoundException>(() => place.Swarm.Stores.Chats.AppendMessages("none", Message("m1", "Ada")));
        Assert.False(place.Swarm.Stores.Chats.Exists("none"));
        Assert.Equal("tea", Assert.Single(place.Swarm.Stores.Chats.Keys()));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Defect_4_old_messages_of_a_live_chat_stay(string backend)
    {
        using var place = Chat(backend);
        place.Swarm.Chats.Respond("tea", Message("m1", "Ada"));
        var clock = new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(400));
        var swarm = place.Open(clock);
        using var stores = swarm.Stores;
        Assert.Equal(0, stores.Chats.PurgeExpired());
        Assert.Equal(["tea-invitation", "m1"], Ids(swarm, "tea"));
    }

    [Theory]
    [InlineData("json")]
    public void Defect_5_a_damaged_file_destroys_no_chat(string backend)
    {
        using var place = Chat(backend);
        place.Swarm.Chats.Start("milk", "Who buys milk?", "Ada", []);
        var file = Directory.EnumerateFiles(place.Folder, "tea*.jsonl", SearchOption.AllDirectories).Single();
        var damaged = "!" + File.ReadAllText(file)[1..];
        File.WriteAllText(file, damaged);
        using var other = place.Open().Stores;
        Assert.Throws<SessionCorruptedException>(() => other.Chats.Load("tea"));
        other.Chats.AppendMessages("milk", Message("m1", "Ada"));
        Assert.Throws<SessionCorruptedException>(() => other.Chats.Create(new MultichatSession { SessionId = "tea", Topic = "x", Initiator = "Ada", CreatedAt = default }));
        Assert.Equal(damaged, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("json")]
    public void Defect_6_damage_is_named_and_hides_no_other_chat(string backend)
    {
        using var place = Chat(backend);
        place.Swarm.Chats.Start("milk", "Who buys milk?", "Ada", []);
        var file = Directory.EnumerateFiles(place.Folder, "tea*.jsonl", SearchOption.AllDirectories).Single();
        var damaged = "!" + File.ReadAllText(file)[1..];
        File.WriteAllText(file, damaged);
        using var other = place.Open().Stores;
        Assert.Contains("tea", Assert.Throws<SessionCorruptedException>(() => other.Chats.ReadMessages("tea")).Message, StringComparison.Ordinal);
        Assert.Equal("milk", Assert.Single(new SwarmServices(other, TimeProvider.System).Chats.ActiveOf("Ada")).SessionId);
        Assert.Contains("tea", Assert.Single(other.Chats.Verify().Findings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Defect_7_a_store_that_is_none_is_refused()
    {
        Assert.Equal(2, Assert.Throws<SwarmException>(() => StoreAddress.Parse("mongo")).ExitCode);
        Assert.Throws<SwarmException>(() => StoreAddress.Parse("redis://"));
        Assert.StartsWith("No Redis server answers at 127.0.0.1:1;", Assert.Throws<SwarmException>(() => StoreOpener.Open(StoreAddress.Parse("redis://127.0.0.1:1"), "")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Defect_8_a_message_is_stored_without_writing_the_others_again(string backend)
    {
        using var place = Chat(backend);
        place.Swarm.Stores.Chats.AppendMessages("tea", [.. Enumerable.Range(0, 2_000).Select(static number => Message($"old-{number}", "Ada", new string('x', 200)))]);
        if (backend == "json")
        {
            var file = new FileInfo(Directory.EnumerateFiles(place.Folder, "tea*.jsonl", SearchOption.AllDirectories).Single());
            var (before, head) = (file.Length, File.ReadAllBytes(file.FullName));
            place.Swarm.Chats.Respond("tea", Message("new", "Ada"));
            file.Refresh();
            Assert.InRange(file.Length - before, 1, 2_000);
            Assert.True(File.ReadAllBytes(file.FullName).AsSpan().StartsWith(head));
        }

        place.Swarm.Chats.Respond("tea", Message("new", "Ada"));
        Assert.Equal(2_002, place.Swarm.Stores.Chats.CountMessages("tea"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Defect_9_an_ended_chat_goes_after_its_time_whatever_was_said_last(string backend)
    {
        using var place = Chat(backend);
        place.Swarm.Chats.Start("milk", "Who buys milk?", "Ada", []);
        place.Swarm.Chats.Respond("tea", Message("m1", "Ada"));
        place.Swarm.Chats.End("tea", "Ada");
        using (var soon = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(29))).Stores)
        {
            Assert.True(soon.Chats.Exists("tea"));
        }

        using var late = place.Open(new ManualTimeProvider(DateTimeOffset.UtcNow.AddDays(31))).Stores;
        Assert.False(late.Chats.Exists("tea"));
        Assert.True(late.Chats.Exists("milk"));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Defect_10_chats_are_listed_ended_deleted_and_what_was_learned_is_found(string backend)
    {
        using var place = Chat(backend);
        var stores = place.Swarm.Stores;
        Assert.Equal("tea", Assert.Single(stores.Chats.Keys()));
        Assert.True(place.Swarm.Chats.End("tea", "Ada"));
        Assert.Equal(1, stores.Chats.Query().WhereStatus(ChatStatus.Ended).Count());
        stores.Knowledge.Create(new() { Id = "k1", Title = "Tea", Content = "It is ready", Author = "Ada", Timestamp = default });
        Assert.Equal("k1", Assert.Single(place.Swarm.Knowledge.Search("tea")).Id);
        Assert.True(stores.Chats.Delete("tea"));
        Assert.Empty(stores.Chats.Keys());
    }

    private SwarmPlace Chat(string backend)
    {
        var place = Begin(backend);
        place.Swarm.Chats.Start("tea", "Who makes the tea?", "Ada", []);
        return place;
    }
}
