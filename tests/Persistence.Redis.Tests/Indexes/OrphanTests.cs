using System.Text;
using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Monitoring;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Indexes;

/// <summary>A writer that stops between any two of its commands leaves nothing that a reader takes for live, and blocks no other.</summary>
public sealed class OrphanTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public void Entries_without_a_commit_are_stale_and_are_purged()
    {
        using var store = Store();
        store.Create(new Chat { Id = "there", Status = 1 });
        WriteIntents("lost", CommitToken.New(), new IndexedValue(0, CommitToken.New(), NumberIndexText.Encode(1)));
        Assert.Equal(["there"], store.Keys());
        Assert.Equal(["there"], store.FindByStatus(1));
        Assert.Equal(1, store.Count());
        store.PurgeExpired();
        Assert.Equal(1, Database.SortedSetLength(Keys.Listing));
        Assert.Equal(1, Database.SortedSetLength(Keys.Index(ChatMap.Description.Indexes[0])));
        Assert.Equal(["there"], store.FindByStatus(1));
    }

    [Fact]
    public void A_commit_whose_entries_were_removed_is_refused()
    {
        var token = CommitToken.New();
        WriteIntents("slow", token);
        using (var store = Store())
        {
            store.PurgeExpired();
        }

        Assert.Equal("fenced", (string?)Commit("slow", token)[0]);
        Assert.False(Database.KeyExists(Keys.HashKey("slow")));
    }

    [Fact]
    public void Entries_whose_commit_was_made_after_all_stay()
    {
        var token = CommitToken.New();
        WriteIntents("quick", token);
        Assert.Equal("ok", (string?)Commit("quick", token)[0]);
        var removed = IoMode.Result(Writer().Remove([new IndexMember("", "quick", token)], null, IoMode.Blocking));
        Assert.Equal([false], removed);
        using var store = Store();
        Assert.Equal(["quick"], store.Keys());
    }

    [Fact]
    public void A_commit_that_is_sent_twice_is_made_once()
    {
        var token = CommitToken.New();
        WriteIntents("twice", token);
        Assert.Equal("ok", (string?)Commit("twice", token)[0]);
        Assert.Equal("ok", (string?)Commit("twice", token)[0]);
        Assert.Equal("exists", (string?)Commit("twice", CommitToken.New())[0]);
    }

    [Fact]
    public void A_value_reserved_by_a_writer_that_died_is_free()
    {
        var token = CommitToken.New();
        var value = new IndexedValue(1, token, "s");
        var connection = new RedisConnection(fixture.Connection, _options, "test", new StoreTelemetry("redis", "test", null));
        var unique = new UniqueValues(connection, Keys, Writer(), new SessionClock(_options, ChatMap.Description));
        Assert.True(IoMode.Result(unique.Reserve("dead", [value], new ValidationErrors(), IoMode.Blocking)));

        using var store = Store();
        store.Create(new Chat { Id = "living", Slot = "s" });
        Assert.Equal(["living"], store.FindBySlot("s"));
        // The dead one comes back to life: too late.
        Assert.Equal("fenced", (string?)Commit("dead", token)[0]);
        var failure = Assert.Throws<SessionValidationException>(() => store.Create(new Chat { Id = "third", Slot = "s" }));
        Assert.Equal("Slot", Assert.Single(failure.Failures).Member);
    }

    [Fact]
    public void A_late_removal_does_not_touch_the_entry_of_a_newer_commit()
    {
        using var store = Store();
        store.Create(new Chat { Id = "c", Status = 1 });
        var older = IndexFields.ReadAll(ChatMap.Description, ((IPersistedSession)store.Load("c")).Tracking.StoredHeader);
        var chat = store.Load("c");
        chat.Status = 2;
        store.Save(chat);
        chat.Status = 1;
        store.Save(chat);
        Writer().RemoveIndexEntries("c", null, older);
        Assert.Equal(["c"], store.FindByStatus(1));
        Assert.Empty(store.FindByStatus(2));
        Assert.True(store.Verify().IsIntact);
    }

    private RedisKeys Keys => new(_options.KeyPrefix, ChatMap.Description);

    private IDatabase Database => fixture.Connection.GetDatabase();

    private ChatRedisStore Store() => new(fixture.Connection, _options);

    private IndexWriter Writer()
    {
        var connection = new RedisConnection(fixture.Connection, _options, "test", new StoreTelemetry("redis", "test", null));
        return new(connection, Keys, ChatMap.Description, new IndexFence(new RedisContext(connection, Keys, ChatMap.Description, new SessionClock(_options, ChatMap.Description))));
    }

    private void WriteIntents(string key, CommitToken token, params IndexedValue[] values)
    {
        var run = Writer().WriteIndexIntents(key, token, values, IoMode.Blocking);
        Assert.True(run.IsCompletedSuccessfully);
    }

    private RedisResult Commit(string key, CommitToken token)
    {
        var draft = new CommitDraft { Key = key, HashKey = Keys.HashKey(key), IsCreation = true, Version = 0, Token = default };
        draft.Header = HeaderFields.Split(Encoding.UTF8.GetBytes($$"""{"id":"{{key}}"}"""), HeaderFields.OfSchema("1"));
        draft.LogKeys.AddRange([$"{draft.HashKey}:messages", $"{draft.HashKey}:messages:ids", $"{draft.HashKey}:notes"]);
        draft.LogArguments.AddRange(["1", "", "0", "0", "", "0"]);
        var commits = new CommitRequests(ChatMap.Description, new SessionClock(_options, ChatMap.Description));
        return commits.Make(draft, token, draft.FieldsAfter(token, ChatMap.Description)).Send(Database);
    }
}
