using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Verification;

/// <summary>The scripts and commands that only <c>Verify</c> sends are understood by the other server too.</summary>
public sealed class GarnetTests(GarnetServerFixture fixture) : IClassFixture<GarnetServerFixture>
{
    [Fact]
    public void Damage_is_found_on_Garnet()
    {
        var prefix = RedisServerFixture.NewPrefix();
        using var store = new ChatRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        store.Create(new Chat { Id = "one", Slot = "s", Messages = [new Message("m1", "first")], Notes = ["note"] });
        var report = store.Verify();
        Assert.True(report.IsIntact, string.Join(Environment.NewLine, report.Findings));
        Assert.Equal((1, 2), (report.SessionsChecked, report.EntriesChecked));

        var database = fixture.Connection.GetDatabase();
        database.KeyDelete([$"{prefix}:{{chat:keys}}", $"{prefix}:{{chat:unique:slot:s}}", $"{prefix}:chat:{{one}}:messages", $"{prefix}:chat:{{one}}:notes"]);
        database.StringSet($"{prefix}:chat:{{one}}:notes", "foreign");
        Assert.Equal(
            [$"key '{prefix}:chat:{{one}}:notes'", $"sorted set '{prefix}:{{chat:keys}}'", $"key '{prefix}:{{chat:unique:slot:s}}'", $"set '{prefix}:chat:{{one}}:messages:ids'"],
            store.Verify().Findings.Select(static finding => finding.Location));
    }
}
