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
}
