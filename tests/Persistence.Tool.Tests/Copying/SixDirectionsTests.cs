using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Copying;

public sealed class SixDirectionsTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public async Task The_same_bytes_come_from_every_backend_whichever_way_sessions_went()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        using var folder = new TestFolder();
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}";
        Samples.Fill(folder["json"], 25, new Random(seed));

        // To each backend, from each other one.
        (string Source, string Target)[] ways =
        [
            (folder["json"], folder["a.db"]), (folder["a.db"], server), (server, folder["json2"]), (folder["json2"], server + "-2"), (server + "-2", folder["b.db"]), (folder["b.db"], folder["json3"]),
        ];
        var expected = await Persist.Succeed("export", folder["json"]);
        foreach (var (source, target) in ways)
        {
            var copied = await Persist.Run("copy", source, target, "--shape", folder["json"]);
            Assert.True(copied.Code == 0, $"seed {seed}, {source} to {target}: {copied.Notes}{copied.Results}");
            var found = await Persist.Succeed("export", target, "--output", folder["found"]) + await File.ReadAllTextAsync(folder["found"], TestContext.Current.CancellationToken);
            Assert.Equal(expected, found);
        }

        Assert.Equal(await Persist.DigestOf(folder["json"]), await Persist.DigestOf(folder["b.db"]));
        AssertSessions(folder, server + "-2");
    }

    // What was copied is what the stores of the class make of it, indexes too.
    private void AssertSessions(TestFolder folder, string server)
    {
        using var source = new ConversationJsonStore(folder["json"]);
        using var json = new ConversationJsonStore(folder["json3"]);
        using var sqlite = new ConversationSqliteStore($"Data Source={folder["b.db"]}");
        using var remote = new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = server[(server.LastIndexOf('/') + 1)..] });
        foreach (var key in source.Keys().ToList())
        {
            var expected = Samples.Text(source.Load(key));
            Assert.Equal(expected, Samples.Text(json.Load(key)));
            Assert.Equal(expected, Samples.Text(sqlite.Load(key)));
            Assert.Equal(expected, Samples.Text(remote.Load(key)));
        }

        foreach (var store in (IConversationStore[])[json, sqlite, remote])
        {
            Assert.Equal(source.FindByMood(Mood.Merry), store.FindByMood(Mood.Merry));
            Assert.Equal(source.FindByParticipants("agent-1"), store.FindByParticipants("agent-1"));
            Assert.Empty(store.Verify().Findings);
        }

        // A session that was loaded before it was copied is saved after it: version and token are the same.
        var session = source.Load("😀");
        session.Note = "saved in the other store";
        sqlite.Save(session);
        Assert.Equal("saved in the other store", sqlite.Load("😀").Note);
    }
}
