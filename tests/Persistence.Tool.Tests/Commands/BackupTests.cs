using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Commands;

public sealed class BackupTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Theory]
    [InlineData("json")]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task A_restore_drill_brings_back_the_same_sessions(string kind)
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 20, new Random(4));
        var (store, restored) = kind switch
        {
            "json" => (folder["source"], folder["again"]),
            "sqlite" => (folder["store.db"], folder["again.db"]),
            _ => (Server(), Server()),
        };
        if (kind != "json")
        {
            await Persist.Succeed("copy", folder["source"], store);
        }

        await Persist.Succeed("backup", store, folder["backup.db"]);
        await Persist.Succeed("restore", folder["backup.db"], restored, "--shape", folder["source"]);
        Assert.Equal(await Persist.DigestOf(folder["source"]), await Persist.DigestOf(restored));

        // Neither is overwritten.
        Assert.Equal(2, (await Persist.Run("backup", store, folder["backup.db"])).Code);
        var again = await Persist.Run("restore", folder["backup.db"], restored);
        Assert.Equal(2, again.Code);
        Assert.Contains("is not empty: a restore never overwrites", again.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 20, new Random(4));
        await Persist.Succeed("backup", folder["source"], folder["backup"]);
        var file = Directory.GetFiles(Path.Combine(folder["backup"], "seat"), "*.jsonl")[3];
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[50] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        var refused = await Persist.Run("restore", folder["backup"], folder["again"]);
        Assert.Equal(2, refused.Code);
        Assert.Contains("is damaged (1 findings): nothing was restored", refused.Notes, StringComparison.Ordinal);
        Assert.False(Path.Exists(folder["again"]));
    }

    private string Server() => $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}";
}
