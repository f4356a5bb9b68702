namespace Persistence.Packages.Tests.Analyzers;

/// <summary>`dotnet format analyzers` repairs a project from the command line, and the project builds and runs as before.</summary>
public sealed class FormatTests(LocalFeed feed)
{
    [Fact]
    public async Task Files_are_split_and_parameters_moved_until_the_build_succeeds()
    {
        var directory = feed.Consumer("split", OverTheLimits.Files(feed.Version));

        // These two have no automatic fix: comments are no members to move, and where to cut a function is the author's thinking.
        File.Delete(Path.Combine(directory, "Complex.cs"));
        File.WriteAllText(Path.Combine(directory, "Lines.cs"), "class Lines\n{\n" + string.Concat(Enumerable.Range(1, 9).Select(number => $"    public void M{number}()\n    {{\n{string.Concat(Enumerable.Repeat("        // line\n", 45))}    }}\n\n")) + "}\n");
        File.WriteAllText(Path.Combine(directory, "Program.cs"), "System.Console.WriteLine(new Wide().Sum(1, 2, 3, 4, f: 6, e: 5));\n");
        File.WriteAllText(Path.Combine(directory, "Wide.cs"), "class Wide\n{\n    public int Sum(int a, int b, int c, int d, int e, int f) => a + b + c + d + e + f;\n}\n");

        var (restored, restoreOutput) = await DotNet.Run(directory, "restore", "-nologo");
        Assert.True(restored == 0, restoreOutput);
        var (formatted, formatOutput) = await DotNet.Run(directory, "format", "analyzers", "--no-restore", "--severity", "error", "--diagnostics", "V2001", "V2002", "V2003", "V2005");
        Assert.True(formatted == 0, formatOutput);
        Assert.Equal(
            ["C6.cs", "Classes.cs", "Functions.F11.cs", "Functions.cs", "Lines.M9.cs", "Lines.cs", "Program.cs", "SumParameters.cs", "Wide.cs"],
            Directory.GetFiles(directory, "*.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(
            "System.Console.WriteLine(new Wide().Sum(new SumParameters(1, 2, 3, 4, F: 6, E: 5)));\n",
            await File.ReadAllTextAsync(Path.Combine(directory, "Program.cs"), TestContext.Current.CancellationToken));

        var (built, buildOutput) = await DotNet.Run(directory, "run");
        Assert.True(built == 0, buildOutput);
        Assert.EndsWith("21", buildOutput.TrimEnd(), StringComparison.Ordinal);
    }
}
