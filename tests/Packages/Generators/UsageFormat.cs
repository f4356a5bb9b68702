namespace Persistence.Packages.Tests.Generators;

/// <summary>`dotnet format analyzers` repairs session classes from the command line, and the project then builds and runs.</summary>
public sealed class UsageFormat(LocalFeed feed)
{
    [Fact]
    public async Task Session_classes_become_partial_and_get_a_key_and_their_entries_become_immutable()
    {
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        var directory = feed.Consumer("Format", ConsumerProject.Files(feed.Version, "", ["Json"]));
        await File.WriteAllTextAsync(Path.Combine(directory, "Chat.cs"), """
            using Persistence;

            namespace Consumer;

            internal sealed class Outer
            {
                [PersistedSession]
                internal sealed class Chat
                {
                    public string Id { get; set; } = "";

                    public int Progress { get; set; }

                    [AppendOnly]
                    public System.Collections.Generic.List<Line> Lines { get; set; } = [];
                }

                internal sealed class Line
                {
                    public string Text { get; set; } = "";

                    public int Number { get; internal set; }

                    public int Weight { get; set; }
                }
            }

            [PersistedSession]
            internal sealed class Note
            {
                public string NoteId { get; set; } = "";

                public int Size { get; set; }
            }
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), """
            System.Console.WriteLine("before the stores exist");
            """, TestContext.Current.CancellationToken);
        var (restored, restoreOutput) = await DotNet.Run(directory, "restore", "-nologo");
        Assert.True(restored == 0, restoreOutput);
        var (before, _) = await DotNet.Run(directory, "build", "-nologo", "--no-restore");
        Assert.Equal(1, before);

        // Again and again, because the members of a class are looked at when the class itself is in order, and its entries after them.
        foreach (var severity in new[] { "error", "error", "warn" })
        {
            var (formatted, formatOutput) = await DotNet.Run(directory, "format", "analyzers", "--no-restore", "--severity", severity, "--diagnostics", "PG0001", "PG0002", "PG0003", "PG0012");
            Assert.True(formatted == 0, formatOutput);
        }

        var repaired = await File.ReadAllTextAsync(Path.Combine(directory, "Chat.cs"), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "internal sealed partial class Outer", "internal sealed partial class Chat", "[Key]",
                "internal sealed class Line", "public string Text { get; init; } = \"\";", "public int Weight { get; init; }",
                "internal sealed partial class Note", "[Key]",
            ],
            repaired.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()).Where(static line => line.Contains("class", StringComparison.Ordinal) || line.Contains("Key]", StringComparison.Ordinal) || line.Contains("init", StringComparison.Ordinal)));

        Assert.StartsWith("using Persistence;\nusing System.ComponentModel.DataAnnotations;\n\nnamespace Consumer;\n", repaired.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        // What a user does next: the stores are there to use.
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), """
            using Consumer;

            using var store = new Outer.ChatJsonStore(System.IO.Directory.CreateTempSubdirectory("consumer-").FullName);
            store.Create(new Outer.Chat { Id = "demo", Progress = 7, Lines = [new() { Text = "at", Weight = 5 }] });
            System.Console.WriteLine($"{store.ReadLines("demo")[0].Text} {store.Load("demo").Progress} percent");
            """, TestContext.Current.CancellationToken);
        var (built, buildOutput) = await DotNet.Run(directory, "run");
        Assert.True(built == 0, repaired + buildOutput);
        Assert.EndsWith("at 7 percent", buildOutput.TrimEnd(), StringComparison.Ordinal);
    }
}
