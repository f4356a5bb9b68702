using System.Text.Json;
using System.Text.RegularExpressions;

namespace Persistence.Packages.Tests.Analyzers;

/// <summary>What a user sees who adds the package to a project.</summary>
public sealed partial class ConsumerTests(LocalFeed feed)
{
    [Fact]
    public async Task The_build_fails_with_one_error_for_each_limit_at_its_place()
    {
        var directory = feed.Consumer("errors", OverTheLimits.Files(feed.Version));
        var (exitCode, output) = await DotNet.Run(directory, "build", "-nologo");
        Assert.True(exitCode == 1, output);
        Assert.Equal(
            [
                "Classes.cs(6,7): error V2003: File has 6 classes, 'C6' is the first over the limit; V2 allows 5",
                "Complex.cs(3,17): error V2004: 'Decide' has complexity 11; V2 allows 10",
                "Functions.cs(13,17): error V2002: File has 11 functions, 'F11' is the first over the limit; V2 allows 10",
                "Lines.cs(401,1): error V2001: File has 401 lines; V2 allows 400",
                "Wide.cs(3,16): error V2005: 'Add' has 6 parameters; V2 allows 5",
            ],
            Messages(directory, output));
    }

    [Fact]
    public async Task Limits_are_set_in_the_project_and_nothing_of_the_package_is_in_the_program()
    {
        var directory = feed.Consumer("limits", OverTheLimits.Files(
            feed.Version,
            "<V2MaxFileLines>401</V2MaxFileLines><V2MaxFunctionsPerFile>11</V2MaxFunctionsPerFile><V2MaxClassesPerFile>6</V2MaxClassesPerFile><V2MaxComplexity>11</V2MaxComplexity><V2MaxParameters>6</V2MaxParameters>"));
        var (exitCode, output) = await DotNet.Run(directory, "build", "-nologo", "-o", "out");
        Assert.True(exitCode == 0, output);
        Assert.Empty(Messages(directory, output));
        Assert.Equal(
            ["Consumer.deps.json", "Consumer.dll", "Consumer.pdb", "Consumer.runtimeconfig.json"],
            Directory.GetFiles(Path.Combine(directory, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Persistence", await File.ReadAllTextAsync(Path.Combine(directory, "out", "Consumer.deps.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task V2Report_writes_what_every_file_measures()
    {
        var directory = feed.Consumer("report", OverTheLimits.Files(feed.Version));
        var (_, output) = await DotNet.Run(directory, "build", "-nologo", "-p:V2Report=measured/");
        var report = Path.Combine(directory, "measured", "Consumer.net10.0.sarif");
        Assert.True(File.Exists(report), output);
        Assert.Equal(
            [
                "Classes.cs: 6 lines, 0 functions, 6 classes, complexity 0, parameters 0",
                "Complex.cs: 16 lines, 1 functions, 1 classes, complexity 11, parameters 1",
                "Functions.cs: 14 lines, 11 functions, 1 classes, complexity 1, parameters 0",
                "Lines.cs: 401 lines, 0 functions, 1 classes, complexity 0, parameters 0",
                "Program.cs: 2 lines, 1 functions, 0 classes, complexity 1, parameters 0",
                "Wide.cs: 4 lines, 1 functions, 1 classes, complexity 1, parameters 6",
            ],
            Measurements(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken)));
    }

    private static IEnumerable<string> Messages(string directory, string output) =>
        MessageLine().Matches(output)
            .Select(match => match.Groups["message"].Value.Replace(directory + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Measurements(string sarif)
    {
        using var document = JsonDocument.Parse(sarif);
        return
        [
            .. document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => result.GetProperty("ruleId").GetString() == "V2900")
                .Select(Measurement)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Measurement(JsonElement result)
    {
        var values = result.GetProperty("properties").GetProperty("customProperties");
        var file = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();
        string Value(string name) => values.GetProperty(name).GetString()!;
        return $"{Path.GetFileName(file)}: {Value("lines")} lines, {Value("functions")} functions, {Value("classes")} classes, complexity {Value("complexity")}, parameters {Value("parameters")}";
    }

    [GeneratedRegex(@"^\s*(?<message>\S+: (error|warning) [A-Z0-9]+: .*?)( \(https:[^)]*\))?( \[[^\]]*\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex MessageLine();
}
