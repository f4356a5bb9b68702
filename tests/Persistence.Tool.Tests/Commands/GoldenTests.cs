using System.Runtime.CompilerServices;
using System.Text.Json;
using Persistence.Tool.Commands;
using Persistence.Tool.Tests.Harness;

namespace Persistence.Tool.Tests.Commands;

public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. CommandTree.Make().Subcommands.Select(static command => command.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Help_of_each_command_shows_an_example(string command)
    {
        var (code, _, notes) = await Persist.Run(command, "--help");
        Assert.Equal(0, code);
        Assert.Contains($"Example:\n  ", notes.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Golden.Verify($"help.{command}", notes);
    }

    [Fact]
    public async Task Help_of_the_tool_has_every_command()
    {
        var (code, _, notes) = await Persist.Run("--help");
        Assert.Equal(0, code);
        Golden.Verify("help", notes);
    }

    [Fact]
    public async Task Outputs_for_people_and_for_programs_stay_as_they_are()
    {
        using var folder = new TestFolder();
        Fixture.Copy(folder["store"]);
        foreach (var (name, arguments) in (IEnumerable<(string, string[])>)
        [
            ("list", ["list", folder["store"]]),
            ("show", ["show", folder["store"], "tea-room"]),
            ("stats", ["stats", folder["store"]]),
            ("verify", ["verify", folder["store"]]),
            ("tail", ["tail", folder["store"], "tea-room", "--once"]),
            ("schema", ["schema", folder["store"]]),
        ])
        {
            Golden.Verify($"output.{name}", await Persist.Succeed(arguments));
            Golden.Verify($"output.{name}.json", await Persist.Succeed([.. arguments, "--json"]));
        }

        Golden.Verify("output.export", await Persist.Succeed("export", folder["store"]));
    }

    // What these print depends on what they did, so each has a store of its own.
    [Theory]
    [InlineData("doctor", 1, "STORE")]
    [InlineData("verify", 1, "DAMAGED")]
    [InlineData("list", 1, "DAMAGED")]
    [InlineData("stats", 1, "DAMAGED")]
    [InlineData("recover", 1, "DAMAGED")]
    [InlineData("recover", 0, "DAMAGED", "--yes")]
    [InlineData("purge", 0, "EXPIRED")]
    [InlineData("purge", 0, "EXPIRED", "--yes")]
    [InlineData("leases", 0, "LEASED", "--all")]
    [InlineData("copy", 0, "STORE", "NEW")]
    [InlineData("copy", 0, "STORE", "NEW", "--move")]
    [InlineData("copy", 1, "DAMAGED", "NEW")]
    [InlineData("import", 0, "DOCUMENT", "NEW")]
    [InlineData("import", 0, "RUNS", "NEW", "--from", "transcript")]
    [InlineData("backup", 0, "STORE", "NEW")]
    [InlineData("restore", 0, "STORE", "NEW")]
    [InlineData("restore", 0, "DOCUMENT", "NEW")]
    [InlineData("schema", 1, "LEASED", "SCHEMA")]
    public async Task What_a_command_did_is_said_in_the_same_words(string command, int expected, params string[] arguments)
    {
        foreach (var format in (string[])["", ".json"])
        {
            using var folder = new TestFolder();
            await OutputSamples.Fill(folder);
            var (code, results, notes) = await Persist.Run([command, .. arguments.Select(argument => char.IsUpper(argument[0]) ? folder[argument] : argument), .. format.Length > 0 ? (string[])["--json"] : []]);

            Assert.True(code == expected, $"{code}: {notes}{results}");
            Golden.Verify($"output.{command}.{string.Join('.', arguments)}{format}", OutputSamples.Stable(results + notes, folder));
        }
    }

    [Fact]
    public async Task Every_member_of_a_line_is_in_the_table_of_the_page()
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(Folder(), "..", "..", "..", "docs", "tool.md"), TestContext.Current.CancellationToken);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder(), "..", "Snapshots"), "output.*.json.verified.txt"))
        {
            var command = Path.GetFileName(path).Split('.')[1];
            var row = page.Single(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[1].Contains($"`{command}`", StringComparison.Ordinal) && !line.Contains("STORE", StringComparison.Ordinal));
            var listed = command == "show" ? row + page.Single(static line => line.StartsWith("| `list` |", StringComparison.Ordinal)) : row;
            foreach (var line in (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Where(static line => line.StartsWith('{')))
            {
                foreach (var member in JsonDocument.Parse(line).RootElement.EnumerateObject())
                {
                    Assert.True(listed.Contains($"`{member.Name}`", StringComparison.Ordinal), $"{command}: '{member.Name}' is not in the table of docs/tool.md");
                }
            }
        }
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
