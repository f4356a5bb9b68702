using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;
using StackExchange.Redis;

namespace Persistence.Tool.Tests.Commands;

/// <summary>Keys of a server that are really damaged: the session is named, all others are copied, and it comes back from a backup as <c>recover</c> advises.</summary>
public sealed class RedisDamageTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    private const int Sessions = 12;

    public static TheoryData<string> Damages => ["no hash", "hash of another type", "no token", "no list", "list of another type", "short list", "no JSON"];

    [Theory, MemberData(nameof(Damages))]
    public async Task The_damaged_session_is_named_and_comes_back_from_a_backup(string damage)
    {
        using var folder = new TestFolder();
        var prefix = RedisServerFixture.NewPrefix();
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{prefix}";
        Samples.Fill(folder["files"], Sessions, new Random(28));
        using (var files = new ConversationJsonStore(folder["files"], new JsonStoreOptions { Durability = Durability.Relaxed }))
        {
            files.AppendLines("Chat 7", new Line("one", "text", null, DateTimeOffset.UnixEpoch, 1), new Line("two", "text", null, DateTimeOffset.UnixEpoch, 2));
        }

        await Persist.Succeed("copy", folder["files"], server);
        var whole = await Persist.DigestOf(server);
        await Persist.Succeed("backup", server, folder["backup"]);

        var hash = $"{prefix}:conversation:{{Chat 7}}";
        Damage(redis.Connection.GetDatabase(), hash, damage);
        var verified = await Persist.Run("verify", server);
        Assert.Equal(1, verified.Code);
        Assert.Contains("conversation Chat 7: ", verified.Results, StringComparison.Ordinal);
        var copied = await Persist.Run("copy", server, folder["new"]);
        Assert.Equal(1, copied.Code);
        Assert.Contains("conversation Chat 7: not copied: ", copied.Results, StringComparison.Ordinal);
        Assert.Contains($"{(Sessions * 2) - 1} created", copied.Results, StringComparison.Ordinal);

        var advice = await Persist.Run("recover", server);
        Assert.Equal(2, advice.Code);
        Assert.Contains("UNLINK", advice.Notes, StringComparison.Ordinal);
        redis.Connection.GetDatabase().KeyDelete([.. redis.Connection.GetServers()[0].Keys(pattern: $"{prefix}:conversation:{{Chat 7}}*")]);
        Assert.Contains("1 created", await Persist.Succeed("import", folder["backup"], server, "--shape", folder["files"]), StringComparison.Ordinal);
        Assert.Equal(whole, await Persist.DigestOf(server));
        await Persist.Succeed("verify", server);
    }

    [Fact]
    public async Task An_entry_whose_id_is_not_known_is_named()
    {
        using var folder = new TestFolder();
        var prefix = RedisServerFixture.NewPrefix();
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{prefix}";
        Samples.Fill(folder["files"], Sessions, new Random(28));
        using (var files = new ConversationJsonStore(folder["files"], new JsonStoreOptions { Durability = Durability.Relaxed }))
        {
            files.AppendLines("Chat 7", new Line("one", "text", null, DateTimeOffset.UnixEpoch, 1), new Line("two", "text", null, DateTimeOffset.UnixEpoch, 2));
        }

        await Persist.Succeed("copy", folder["files"], server);
        redis.Connection.GetDatabase().SetRemove($"{prefix}:conversation:{{Chat 7}}:lines:ids", "one");

        var (code, results, _) = await Persist.Run("verify", server);

        Assert.Equal(1, code);
        Assert.Contains("conversation Chat 7: it holds ", results, StringComparison.Ordinal);
        Assert.Contains($"at set '{prefix}:conversation:{{Chat 7}}:lines:ids'", results, StringComparison.Ordinal);
        Assert.Contains(": 1 findings", results, StringComparison.Ordinal);
    }

    private static void Damage(IDatabase database, string hash, string damage)
    {
        switch (damage)
        {
            case "no hash":
                database.KeyDelete(hash);
                break;
            case "hash of another type":
                database.StringSet(hash, "text");
                break;
            case "no token":
                database.HashDelete(hash, "$token");
                break;
            case "no list":
                database.KeyDelete(hash + ":lines");
                break;
            case "list of another type":
                database.KeyDelete(hash + ":lines");
                database.StringSet(hash + ":lines", "text");
                break;
            case "short list":
                database.ListTrim(hash + ":lines", 0, -2);
                break;
            default:
                database.ListSetByIndex(hash + ":lines", -1, "{\"id\":\"two\",\"te");
                break;
        }
    }
}
