using Persistence.Tool.Output;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Commands;

/// <summary>What becomes of the output of a command in a shell, and what a terminal shows.</summary>
public sealed class OutputTests
{
    public static bool HasShell => File.Exists("/bin/sh") && File.Exists("/dev/full");

    [Theory(SkipUnless = nameof(HasShell), Skip = "needs Linux")]
    [InlineData("No space left on device", "persist export \"$1\" >/dev/full")]
    [InlineData("No space left on device", "persist list \"$1\" --json >/dev/full")]
    [InlineData("No space left on device", "persist export \"$1\" --output /dev/full")]
    [InlineData("the program that reads it has ended", "{ persist export \"$1\"; echo $? >\"$2\"; } | head -c 1 >/dev/null; exit $(cat \"$2\")")]
    public async Task Output_that_nobody_takes_is_one_line_and_exit_code_2(string expected, string script)
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 200, new Random(3));

        var (code, results, notes) = await Shell.Run(script, folder["store"], folder["code"]);

        Assert.True(code == 2, $"{code}: {notes}{results}");
        Assert.Contains(expected, notes, StringComparison.Ordinal);
        Assert.StartsWith("persist: ", notes, StringComparison.Ordinal);
        Assert.Single(notes.TrimEnd('\n').Split('\n'));
        Assert.Empty(results);
    }

    [Fact(SkipUnless = nameof(HasShell), Skip = "needs Linux")]
    public async Task Commands_that_share_one_file_write_one_after_the_other()
    {
        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 6, new Random(3));
        var document = await Persist.Succeed("export", folder["store"]);

        await Shell.Run("{ persist export \"$1\"; persist export \"$1\"; } >\"$2\" 2>/dev/null; persist export \"$1\" >\"$3\" 2>&1", folder["store"], folder["twice"], folder["both"]);

        Assert.Equal(document + document, await File.ReadAllTextAsync(folder["twice"], TestContext.Current.CancellationToken));
        var both = await File.ReadAllTextAsync(folder["both"], TestContext.Current.CancellationToken);
        Assert.StartsWith(document, both, StringComparison.Ordinal);
        Assert.EndsWith($"sha256 {await Persist.DigestOf(folder["store"])}\n", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_shows_how_long_it_will_take_where_that_is_known()
    {
        Assert.Equal("250 of 1,000 sessions, 50/s, 00:00:15 left", ProgressLine.Text("sessions", 250, 1000, TimeSpan.FromSeconds(5)));
        Assert.Equal("250 sessions, 50/s", ProgressLine.Text("sessions", 250, 0, TimeSpan.FromSeconds(5)));
        Assert.Equal("1,000 of 1,000 sessions, 200/s", ProgressLine.Text("sessions", 1000, 1000, TimeSpan.FromSeconds(5)));

        using var folder = new TestFolder();
        Samples.Fill(folder["store"], 6, new Random(3));
        await Persist.Succeed("copy", folder["store"], folder["store.db"]);
        foreach (var store in (string[])[folder["store"], folder["store.db"]])
        {
            var (_, _, notes) = await Persist.Stop("verify", store);
            Assert.Contains("1 of 12 sessions, ", notes, StringComparison.Ordinal);
            Assert.Contains(" left", notes, StringComparison.Ordinal);
        }
    }
}
