using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Tool.Tests.Commands;

/// <summary>Copies of search indexes, whole and while they are written, are no class, no session and no log; commands read and write beside them.</summary>
public sealed class RedisSearchCopyTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory]
    [InlineData("conversation:search:words")]
    [InlineData("conversation:search:vectors.lines")]
    [InlineData("conversation:search:words.keys")]
    [InlineData("other:search:words")]
    public async Task They_are_passed_over(string name)
    {
        using var folder = new TestFolder();
        var prefix = RedisServerFixture.NewPrefix();
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{prefix}";
        Samples.Fill(folder["files"], 3, new Random(7));
        await Persist.Succeed("copy", folder["files"], server);
        var (listed, verified, digest) = (await Persist.Succeed("list", server), await Persist.Succeed("verify", server), await Persist.DigestOf(server));

        var database = redis.Connection.GetDatabase();
        RedisKey[] copies = [$"{prefix}:{{{name}}}", $"{prefix}:{{{name}}}:$new:0123456789abcdef"];
        Assert.All(copies, copy => database.HashSet(copy, [new HashEntry(0, "psearch1"), new HashEntry(1, "words")]));
        Assert.Equal(listed, await Persist.Succeed("list", server));
        Assert.Equal(verified, await Persist.Succeed("verify", server));
        Assert.Equal(digest, await Persist.DigestOf(server));
        using (var store = new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = prefix }))
        {
            Assert.Equal([], store.Verify().Findings);
            Assert.Equal(3, store.Count());
        }

        Assert.All(copies, copy => Assert.Equal(2, database.HashLength(copy)));
    }
}
