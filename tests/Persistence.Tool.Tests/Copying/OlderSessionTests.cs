using Persistence.Testing.Redis;
using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Copying;

/// <summary>Sessions that are older than some members of their class.</summary>
public sealed class OlderSessionTests(RedisServerFixture redis) : IClassFixture<RedisServerFixture>
{
    [Fact]
    public async Task What_was_never_stored_is_not_null_after_a_copy_until_a_program_saves_it()
    {
        using var folder = new TestFolder();
        var server = $"redis://127.0.0.1:{redis.Server.Port}/{RedisServerFixture.NewPrefix()}";
        using (var early = new EarlyLetterJsonStore(folder["json"]))
        {
            early.Create(new EarlyLetter { Id = "a", Text = "old", Pages = { new EarlyPage("one") } });
            early.Create(new EarlyLetter { Id = "b", Text = "old" });
        }

        using (var store = new LetterJsonStore(folder["json"]))
        {
            store.AppendPages("a", new Page("two", null), new Page("three", 3));
            store.Create(new Letter { Id = "c", Mood = null });
        }

        var document = await Persist.Succeed("export", folder["json"]);
        foreach (var (source, target) in (IEnumerable<(string, string)>)[(folder["json"], folder["a.db"]), (folder["a.db"], server), (server, folder["b.db"]), (folder["b.db"], folder["json2"])])
        {
            await Persist.Succeed("copy", source, target, "--shape", folder["json"]);
            Assert.Equal(document, await Persist.Succeed("export", target));
        }

        // A program that saves one stores all of its members.
        using (var store = new LetterSqliteStore($"Data Source={folder["b.db"]}"))
        {
            Assert.Empty(store.Verify().Findings);
            var letter = store.Load("a");
            letter.Text = "saved";
            store.Save(letter);
        }

        var saved = await Persist.Succeed("export", folder["b.db"]);
        Assert.Contains("\"header\":{\"id\":\"a\",\"mood\":null,\"text\":\"saved\"}", saved, StringComparison.Ordinal);
        Assert.Contains("\"header\":{\"id\":\"b\",\"text\":\"old\"}", saved, StringComparison.Ordinal);
        Assert.Contains("[{\"text\":\"one\"},{\"number\":null,\"text\":\"two\"},{\"number\":3,\"text\":\"three\"}]", saved, StringComparison.Ordinal);
    }
}
