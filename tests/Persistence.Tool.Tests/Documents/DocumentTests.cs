using Persistence.Tool.Tests.Harness;
using Persistence.Tool.Tests.Sessions;

namespace Persistence.Tool.Tests.Documents;

public sealed class DocumentTests
{
    [Fact]
    public async Task What_was_exported_is_imported_and_exported_again()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 20, new Random(8));
        await Persist.Succeed("export", folder["source"], "--output", folder["all.jsonl"]);
        await Persist.Succeed("import", folder["all.jsonl"], folder["target"]);
        await Persist.Succeed("import", folder["all.jsonl"], folder["target.db"], "--shape", folder["source"]);
        foreach (var target in (string[])[folder["target"], folder["target.db"]])
        {
            Assert.Equal(await Persist.DigestOf(folder["source"]), await Persist.DigestOf(target));
        }

        using var store = new SeatJsonStore(folder["target"]);
        Assert.Equal(20, store.Count());
    }

    [Fact]
    public async Task A_cut_or_changed_document_gives_no_part_of_a_session()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["source"], 6, new Random(8));
        var text = await Persist.Succeed("export", folder["source"]);
        var random = new Random(5);
        for (var round = 0; round < 40; round++)
        {
            var at = random.Next(30, text.Length - 1);
            var changed = round % 2 == 0 ? text[..at] : $"{text[..at]}{(text[at] == 'x' ? 'y' : 'x')}{text[(at + 1)..]}";
            await File.WriteAllTextAsync(folder["changed.jsonl"], changed, TestContext.Current.CancellationToken);
            var target = folder[$"target-{round}"];
            var (code, _, notes) = await Persist.Run("import", folder["changed.jsonl"], target);
            Assert.True(code != 0, $"round {round}, at {at}: {notes}");
            if (!Directory.Exists(target))
            {
                continue;
            }

            // Each session that came over is one of the source, whole.
            var (_, exported, _) = await Persist.Run("export", target);
            foreach (var line in exported.Split('\n').Where(static line => line.StartsWith("{\"sha256\"", StringComparison.Ordinal)))
            {
                Assert.Contains(line, text, StringComparison.Ordinal);
            }
        }
    }
}
