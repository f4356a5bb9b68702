using System.Text.RegularExpressions;
using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Documents;

/// <summary>Random sessions, which the stores of the class wrote on each backend: the documents are the same but for tokens, which are random.</summary>
public sealed partial class DifferentialExportTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public async Task Stores_of_one_class_give_the_same_document_from_every_backend()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        using var folder = new TestFolder();
        var prefix = RedisServerFixture.NewPrefix();
        using var json = new ConversationJsonStore(folder["json"], new JsonStoreOptions { Durability = Durability.Relaxed });
        using var sqlite = new ConversationSqliteStore($"Data Source={folder["store.db"]}", new SqliteStoreOptions { Durability = Durability.Relaxed });
        using var remote = new ConversationRedisStore(redis.Connection, new RedisStoreOptions { KeyPrefix = prefix });
        IConversationStore[] stores = [json, sqlite, remote];
        var random = new Random(seed);
        for (var number = 0; number < 60; number++)
        {
            var (id, content) = ($"Chat {number}", random.Next());
            var (isSaved, isLonger, changes) = (random.Next(2) == 0, random.Next(3) == 0, random.Next());
            foreach (var store in stores)
            {
                store.Create(Samples.Conversation(id, new Random(content)));
                var loaded = store.Load(id);
                if (isSaved)
                {
                    Samples.Change(loaded, new Random(changes));
                    store.Save(loaded);
                }

                if (isLonger)
                {
                    store.AppendRemarks(id, "one", "two");
                }
            }
        }

        var expected = await Document(folder["json"]);
        Assert.Equal(60, expected.Split("{\"session\":").Length - 1);
        foreach (var store in (string[])[folder["store.db"], $"redis://127.0.0.1:{redis.Server.Port}/{prefix}"])
        {
            var found = await Document(store);
            Assert.True(expected == found, $"seed {seed}, {store}: {Difference(expected, found)}");
        }
    }

    private static async Task<string> Document(string store) => Token().Replace(await Persist.Succeed("export", store), "");

    private static string Difference(string expected, string found) =>
        string.Join("\n", expected.Split('\n').Zip(found.Split('\n')).Where(static pair => pair.First != pair.Second).Take(1).Select(static pair => $"\n{pair.First}\n{pair.Second}"));

    [GeneratedRegex("\"(token|sha256)\":\"[0-9a-f]+\"")]
    private static partial Regex Token();
}
