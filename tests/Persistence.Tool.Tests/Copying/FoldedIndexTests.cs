using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Copying;

/// <summary>Indexes that ignore case: what they hold is no part of a copy, and nothing that is missed.</summary>
public sealed class FoldedIndexTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public async Task A_copy_is_found_in_any_case()
    {
        using var folder = new TestFolder();
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}";
        using (var store = new CardJsonStore(folder["json"]))
        {
            Fill(store);
        }

        var document = await Persist.Succeed("export", folder["json"]);
        foreach (var (source, target) in (IEnumerable<(string, string)>)[(folder["json"], folder["a.db"]), (folder["a.db"], server), (server, folder["b.db"]), (folder["b.db"], folder["json2"])])
        {
            await Persist.Succeed("copy", source, target);
            Assert.Equal(document, await Persist.Succeed("export", target));
            await Persist.Succeed("verify", target);
        }

        using (var store = new CardSqliteStore($"Data Source={folder["b.db"]}"))
        {
            Check(store);
        }

        using (var store = new CardJsonStore(folder["json2"]))
        {
            Check(store);
        }

        await Persist.Succeed("verify", folder["b.db"]);
        Assert.Equal(document, await Persist.Succeed("export", folder["b.db"]));
    }

    private static void Fill(ICardStore store)
    {
        store.Create(new Card { Id = "a", Name = "\u00c4da", Tags = { "\u00dcber", "X" } });
        store.Create(new Card { Id = "b", Name = "Bob" });
    }

    private static void Check(ICardStore store)
    {
        Assert.Equal(["a"], store.FindByName("\u00e4DA"));
        Assert.Equal(["b"], store.FindByName("BOB"));
        Assert.Equal(["a"], store.FindByTags("\u00fcBER"));
        Assert.Throws<SessionValidationException>(() => store.Create(new Card { Id = "c", Name = "bob" }));
        Assert.True(store.Verify().IsIntact);
    }
}
