using Persistence.Redis.Tests.Asynchrony;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>A script that a server cuts off after any of its writes loses nothing that was acknowledged, and the call can be repeated.</summary>
public sealed class CutScriptTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private static readonly Message[] s_many = [.. Enumerable.Range(2, 2500).Select(static number => new Message($"{number}", "text"))];

    public static TheoryData<string> Changes => ["one entry", "several entries", "many entries", "a known entry and a new one", "notes", "a save", "a save of many entries"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_can_be_repeated(string name)
    {
        var (cuts, isDone) = (0, false);
        for (; !isDone; cuts++)
        {
            var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
            var limit = new CutDatabase.Limit();
            using var store = new ChatRedisStore(CutDatabase.Of(fixture.Connection, limit), options);
            using var lease = new LeaseRedisStore(CutDatabase.Of(fixture.Connection, limit), options);
            store.Create(new Chat { Id = "c", Messages = [new Message("0", "created")] });
            store.AppendMessages("c", new Message("1", "acknowledged"));
            lease.Create(new Lease { Id = "c", Messages = [new Message("0", "created")] });
            lease.AppendMessages("c", new Message("1", "acknowledged"));
            var (change, leaseChange) = (Change(name, store), Change(name, lease));

            limit.Writes = cuts;
            isDone = !IsCut(change) & !IsCut(leaseChange);
            limit.Writes = null;
            change();
            leaseChange();

            var expected = Ids(name).Prepend("1").Prepend("0").ToList();
            Assert.Equal(expected, store.ReadMessages("c").Select(static message => message.Id));
            Assert.Equal(expected, lease.ReadMessages("c").Select(static message => message.Id));
            Assert.Equal(expected, store.Load("c").Messages.Select(static message => message.Id));
            Assert.Equal(name == "notes", store.ReadNotes("c").Contains("note"));
            Assert.Empty(store.Verify().Findings);
            Assert.Empty(lease.Verify().Findings);
        }

        Assert.True(cuts > 2, $"{cuts}");
    }

    [Fact]
    public void A_creation_can_be_repeated()
    {
        var (cuts, isDone) = (0, false);
        for (; !isDone; cuts++)
        {
            var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
            var limit = new CutDatabase.Limit { Writes = cuts };
            using var store = new LeaseRedisStore(CutDatabase.Of(fixture.Connection, limit), options);
            var session = new Lease { Id = "c", Status = 3, Slot = "s", Messages = [new Message("1", "one"), new Message("2", "two")], Notes = ["n"] };
            isDone = !IsCut(() => store.Create(session));
            limit.Writes = null;
            if (store.Find("c") is null)
            {
                store.Create(session);
            }

            var stored = store.Load("c");
            Assert.Equal((3, "s", "1,2", "n"), (stored.Status, stored.Slot, string.Join(',', stored.Messages.Select(static message => message.Id)), string.Join(',', stored.Notes)));
            Assert.Equal(["c"], store.FindByStatus(3));
            Assert.Empty(store.Verify().Findings);
        }

        Assert.True(cuts > 5, $"{cuts}");
    }

    /// <summary>What an earlier version of the store left when its script was cut off.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_id_without_its_entry_blocks_nobody(int entries)
    {
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix() };
        using var store = new AsyncChatStore(fixture.Connection, options);
        using var typed = new ChatRedisStore(fixture.Connection, options);
        await store.CreateAsync(new Chat { Id = "c", Messages = [new Message("0", "zero")] }, TestContext.Current.CancellationToken);
        var ids = $"{options.KeyPrefix}:chat:{{c}}:messages:ids";
        var messages = Enumerable.Range(1, entries).Select(static number => new Message($"{number}", "text")).ToArray();
        var database = fixture.Connection.GetDatabase();
        await database.SetAddAsync(ids, ["1", "foreign"]);
        Assert.Equal(1 + entries, (await store.AppendMessagesAsync("c", messages, TestContext.Current.CancellationToken)).Last);
        Assert.Equal(1 + entries, (await store.AppendMessagesAsync("c", messages, TestContext.Current.CancellationToken)).Last);

        // Several calls at once, which share a script; a call and a save.
        await database.SetAddAsync(ids, ["10", "11", "12", "13", "14", "15", "16", "17", "20", "21"]);
        await Task.WhenAll(Enumerable.Range(10, 8).Select(number => store.AppendMessagesAsync("c", new Message[] { new($"{number}", "text") }, TestContext.Current.CancellationToken).AsTask()));
        var chat = typed.Load("c");
        chat.Messages.Add(new Message("20", "saved"));
        typed.Save(chat);
        await database.SetAddAsync(ids, "22");
        Assert.Equal(11 + entries, typed.AppendMessages("c", new Message("22", "appended")).Last);
        Assert.Equal(11 + entries, typed.Load("c").Messages.DistinctBy(static message => message.Id).Count());
        Assert.Empty(typed.Verify().Findings);
    }

    private static List<string> Ids(string name) => name switch
    {
        "one entry" or "a save" or "a known entry and a new one" => ["2"],
        "several entries" => ["2", "3", "4"],
        "notes" => [],
        _ => [.. s_many.Select(static message => message.Id)],
    };

    private static Action Change(string name, ChatRedisStore store)
    {
        var chat = store.Load("c");
        var entries = Ids(name).ConvertAll(static id => new Message(id, "text"));
        if (name.StartsWith("a save", StringComparison.Ordinal))
        {
            (chat.Topic, chat.Status, chat.Slot) = ("saved", 2, "slot");
            chat.Messages.AddRange(entries);
            return () => store.Save(chat);
        }

        return name == "notes" ? () => store.AppendNotes("c", [.. Enumerable.Repeat("note", 1500)])
            : name == "a known entry and a new one" ? () => store.AppendMessages("c", [new Message("1", "again"), .. entries])
            : () => store.AppendMessages("c", [.. entries]);
    }

    private static Action Change(string name, LeaseRedisStore store)
    {
        var lease = store.Load("c");
        var entries = Ids(name).ConvertAll(static id => new Message(id, "text"));
        if (name.StartsWith("a save", StringComparison.Ordinal))
        {
            (lease.Status, lease.Slot) = (2, "slot");
            lease.Messages.AddRange(entries);
            return () => store.Save(lease);
        }

        return name == "notes" ? () => store.AppendNotes("c", [.. Enumerable.Repeat("note", 1500)])
            : name == "a known entry and a new one" ? () => store.AppendMessages("c", [new Message("1", "again"), .. entries])
            : () => store.AppendMessages("c", [.. entries]);
    }

    private static bool IsCut(Action change)
    {
        try
        {
            change();
            return false;
        }
        catch (SessionStoreUnavailableException exception)
        {
            Assert.Contains("Part of the change may have been written", exception.Message, StringComparison.Ordinal);
            return true;
        }
    }
}
