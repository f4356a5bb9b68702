using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Faults;

/// <summary>A user who may run scripts, but not every command in them: a script then stops after what it has written.</summary>
public sealed class LimitedUserTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private readonly RedisStoreOptions _options = new() { KeyPrefix = RedisServerFixture.NewPrefix() };

    [Fact]
    public async Task An_entry_that_was_refused_is_appended_once_its_writer_may()
    {
        using var store = new ChatRedisStore(fixture.Connection, _options);
        store.Create(new Chat { Id = "c" });
        var database = fixture.Connection.GetDatabase();
        await database.ExecuteAsync("ACL", "SETUSER", "limited", "reset", "on", ">secret", "~*", "&*", "+@all", "-rpush");
        await using var connection = await ConnectionMultiplexer.ConnectAsync(fixture.Server.ConnectionString + ",user=limited,password=secret");
        using var limited = new ChatRedisStore(connection, _options);
        var chat = limited.Load("c");
        chat.Messages.Add(new Message("2", "by a save"));

        AssertIsSaid(Assert.Throws<SessionStoreUnavailableException>(() => limited.AppendMessages("c", new Message("1", "by an append"))));
        var ids = fixture.Connection.GetServers()[0].Keys(pattern: $"*{_options.KeyPrefix}*:messages:ids").ToList();
        Assert.Empty(ids);
        AssertIsSaid(Assert.Throws<SessionStoreUnavailableException>(() => limited.Save(chat)));
        AssertIsSaid(Assert.Throws<SessionStoreUnavailableException>(() => limited.Create(new Chat { Id = "d", Messages = [new Message("1", "new")] })));

        Assert.Equal(2L, store.AppendMessages("c", new Message("1", "by an append"), new Message("2", "by a save")));
        Assert.Equal(["by an append", "by a save"], store.ReadMessages("c").Select(static message => message.Text));
        await database.ExecuteAsync("ACL", "DELUSER", "limited");
    }

    private static void AssertIsSaid(SessionStoreUnavailableException failure)
    {
        Assert.Contains("Part of the change may have been written", failure.Message, StringComparison.Ordinal);
        Assert.Contains("permissions", failure.Message, StringComparison.Ordinal);
    }
}
