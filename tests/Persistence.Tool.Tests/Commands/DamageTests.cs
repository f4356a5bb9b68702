using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Commands;

public sealed class DamageTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public async Task The_damaged_session_of_many_is_found_and_mended_and_all_are_moved()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 200, new Random(28));
        var file = Directory.GetFiles(Path.Combine(folder["store"], "conversation"), "*chat%20120.jsonl").Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[40] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        var (code, results, _) = await Persist.Run("verify", folder["store"]);
        Assert.Equal(1, code);
        Assert.Contains("conversation Chat 120: ", results, StringComparison.Ordinal);
        Assert.Contains("1 findings", results, StringComparison.Ordinal);

        // Nothing is changed before it was asked for.
        var shown = await Persist.Run("recover", folder["store"]);
        Assert.Equal(1, shown.Code);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        var exported = await Persist.Run("export", folder["store"]);
        Assert.Equal(1, exported.Code);
        Assert.DoesNotContain("\"session\":\"Chat 120\"", exported.Results, StringComparison.Ordinal);
        Assert.Contains("Chat 120", exported.Notes, StringComparison.Ordinal);

        // Damage after the head: a part of the session was on its way already.
        var late = Directory.GetFiles(Path.Combine(folder["store"], "conversation"), "*chat%20140.jsonl").Single();
        var whole = await File.ReadAllBytesAsync(late, TestContext.Current.CancellationToken);
        using (var files = new ConversationJsonStore(folder["store"]))
        {
            files.AppendRemarks("Chat 140", "one");
            files.AppendRemarks("Chat 140", "two");
        }

        var torn = await File.ReadAllBytesAsync(late, TestContext.Current.CancellationToken);
        torn[whole.Length + 60] ^= 1;
        await File.WriteAllBytesAsync(late, torn, TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Persist.Run("export", folder["store"], "--output", folder["document"])).Code);
        Assert.Contains("398 sessions: 398 created", await Persist.Succeed("import", folder["document"], folder["again"]), StringComparison.Ordinal);
        Assert.Contains("2 findings", (await Persist.Run("verify", folder["store"])).Results, StringComparison.Ordinal);
        Assert.Equal(1, (await Persist.Run("show", folder["store"], "Chat 120")).Code);

        Assert.Contains("quarantined as", await Persist.Succeed("recover", folder["store"], "--yes"), StringComparison.Ordinal);
        await Persist.Succeed("verify", folder["store"]);
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}";
        await Persist.Succeed("copy", folder["store"], server, "--move");
        using var store = new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = server[(server.LastIndexOf('/') + 1)..] });
        Assert.True(store.Count() >= 199);
        Assert.Empty(store.Verify().Findings);
    }
}
