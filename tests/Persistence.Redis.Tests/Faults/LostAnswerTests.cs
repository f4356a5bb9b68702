using Persistence.Mapping;
using Persistence.Redis.Tests.Servers;
using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>The server carries a script out and its answer is lost: what can be known is known, what cannot be is said.</summary>
public sealed class LostAnswerTests : IClassFixture<RedisServerFixture>, IDisposable
{
    private readonly DroppingProxy _proxy;
    private readonly ConnectionMultiplexer _behindProxy;
    private readonly ChatRedisStore _store;
    private readonly ChatRedisStore _other;

    public LostAnswerTests(RedisServerFixture fixture)
    {
        var options = new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.FromMinutes(1) };
        _other = new ChatRedisStore(fixture.Connection, options);
        _proxy = new DroppingProxy(fixture.Server.Port);
        _behindProxy = ConnectionMultiplexer.Connect(_proxy.ConnectionString);
        _store = new ChatRedisStore(_behindProxy, options);
        _store.Create(new Chat { Id = "c" });
        _store.AppendMessages("c", new Message("0", "zero"));
    }

    [Fact]
    public void A_save_recognises_its_own_success()
    {
        var chat = _store.Load("c");
        chat.Topic = "saved";
        chat.Notes.Add("once");
        chat.Messages.Add(new Message("1", "one"));
        _proxy.DropNext();
        _store.Save(chat);
        Assert.Equal(1, _proxy.Dropped);
        var stored = _other.Load("c");
        Assert.Equal(("saved", 2L), (stored.Topic, ((IPersistedSession)stored).Tracking.Version));
        Assert.Equal(["once"], stored.Notes);
        Assert.Equal(["zero", "one"], stored.Messages.Select(static message => message.Text));
        chat.Topic = "saved again";
        _store.Save(chat);
        Assert.Equal(3, ((IPersistedSession)_other.Load("c")).Tracking.Version);
    }

    [Fact]
    public void A_creation_recognises_its_own_success()
    {
        _proxy.DropNext();
        _store.Create(new Chat { Id = "new", Notes = ["once"] });
        Assert.Equal(1, _proxy.Dropped);
        Assert.Equal(["once"], _other.ReadNotes("new"));
        Assert.Throws<SessionExistsException>(() => _store.Create(new Chat { Id = "new" }));
    }

    [Fact]
    public void A_save_that_others_followed_says_that_the_outcome_is_unknown()
    {
        var chat = _store.Load("c");
        chat.Topic = "mine";
        _proxy.DropNext(() =>
        {
            var theirs = _other.Load("c");
            theirs.Topic += ", then theirs";
            _other.Save(theirs);
        });
        var failure = Assert.Throws<SessionStoreUnavailableException>(() => _store.Save(chat));
        Assert.Contains("outcome is unknown", failure.Message, StringComparison.Ordinal);
        Assert.Equal("mine, then theirs", _other.Load("c").Topic);
    }

    [Fact]
    public void An_append_of_entries_with_ids_is_made_once()
    {
        _proxy.DropNext();
        Assert.Equal(2L, _store.AppendMessages("c", new Message("1", "one")));
        Assert.Equal(1, _proxy.Dropped);
        Assert.Equal(["zero", "one"], _other.ReadMessages("c").Select(static message => message.Text));
    }

    [Fact]
    public void An_append_of_entries_without_ids_says_that_the_outcome_is_unknown_and_is_not_repeated()
    {
        _store.AppendNotes("c", "first");
        _proxy.DropNext();
        var failure = Assert.Throws<SessionStoreUnavailableException>(() => _store.AppendNotes("c", "second"));
        Assert.Contains("outcome is unknown", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'c'", failure.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<RedisException>(failure.InnerException);
        Assert.Equal(1, _proxy.Dropped);
        Assert.Equal(["first", "second"], _other.ReadNotes("c"));
    }

    [Fact]
    public void A_deletion_says_that_the_outcome_is_unknown()
    {
        _proxy.DropNext();
        var failure = Assert.Throws<SessionStoreUnavailableException>(() => _store.Delete("c"));
        Assert.Contains("outcome is unknown", failure.Message, StringComparison.Ordinal);
        Assert.False(_other.Exists("c"));
    }

    [Fact]
    public void A_read_is_repeated()
    {
        _proxy.DropNext();
        Assert.Equal(1, _store.CountMessages("c"));
        Assert.Equal(1, _proxy.Dropped);
    }

    [Fact]
    public void Without_time_to_retry_a_save_says_that_the_outcome_is_unknown_and_can_be_repeated()
    {
        using var hasty = new ChatRedisStore(_behindProxy, new RedisStoreOptions { KeyPrefix = RedisServerFixture.NewPrefix(), RetryTimeout = TimeSpan.Zero });
        var chat = new Chat { Id = "hasty" };
        hasty.Create(chat);
        _proxy.DropNext();
        Assert.Contains("outcome is unknown", Assert.Throws<SessionStoreUnavailableException>(() => hasty.Save(chat)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("value")]
    public async Task A_creation_whose_preparations_were_not_answered_wrote_nothing(string? slot)
    {
        using var server = RedisServer.Start();
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{server.Port},allowAdmin=true,abortConnect=false,syncTimeout=500,asyncTimeout=500");
        using var hasty = new ChatRedisStore(redis, new RedisStoreOptions { RetryTimeout = TimeSpan.Zero });
        hasty.Create(new Chat { Id = "before" });
        await using var other = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);
        await other.GetServers()[0].ExecuteAsync("CLIENT", "PAUSE", "600000", "WRITE");
        Assert.Contains("Nothing was written", Assert.Throws<SessionStoreUnavailableException>(() => hasty.Create(new Chat { Id = "new", Slot = slot })).Message, StringComparison.Ordinal);
        await other.GetServers()[0].ExecuteAsync("CLIENT", "UNPAUSE");
        using var patient = new ChatRedisStore(other);
        patient.Create(new Chat { Id = "new", Slot = slot });
    }

    public void Dispose()
    {
        _store.Dispose();
        _other.Dispose();
        _behindProxy.Dispose();
        _proxy.Dispose();
    }
}
