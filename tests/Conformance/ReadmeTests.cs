using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.TestKit;

namespace Persistence.Conformance;

/// <summary>The README's table is the suite's own.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

    [Fact]
    public void Every_sentence_stands_with_all_its_cases() =>
        Assert.All(
            ConformanceSuite.Cases.GroupBy(candidate => candidate.Sentence, static (sentence, cases) => $"| {sentence} | {string.Join(", ", cases.Select(candidate => $"`{candidate.Name}`"))} |"),
            static row => Assert.True(s_readme.Contains(row, StringComparison.Ordinal), $"tests/Conformance/README.md has another row for this sentence, or none. It should be:\n{row}"));

    [Fact]
    public void Every_sentence_has_a_case() =>
        Assert.All(
            typeof(Contract).GetFields().Select(field => (string)field.GetRawConstantValue()!),
            sentence => Assert.Contains(ConformanceSuite.Cases, candidate => candidate.Sentence == sentence));

    [Fact]
    public void Case_names_are_unique() =>
        Assert.Equal(ConformanceSuite.Cases.Count, ConformanceSuite.Cases.Select(candidate => candidate.Name).Distinct().Count());

    [Fact]
    public void Every_test_it_names_is_there()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..")), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !Path.GetRelativePath(Here(), file).Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
            .Select(File.ReadAllText));
        var named = Regex.Matches(s_readme[s_readme.IndexOf("## Every sentence", StringComparison.Ordinal)..], "`([A-Z]\\w*_\\w+|\\w+Cases)`").Select(static match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(named.Count > 20, "names are found");
        Assert.All(named, name => Assert.True(tests.Contains($" {name}(", StringComparison.Ordinal) || typeof(ConformanceSuite).Assembly.GetType($"Persistence.TestKit.{name}") is not null, name));
        var cases = Regex.Matches(s_readme[s_readme.IndexOf("## The cases of other systems", StringComparison.Ordinal)..], "`([A-Z]\\w+)`").Select(static match => match.Groups[1].Value).Where(static name => !name.Contains('_', StringComparison.Ordinal) && !name.EndsWith("Cases", StringComparison.Ordinal));
        Assert.All(cases, name => Assert.Contains(ConformanceSuite.Cases, candidate => candidate.Name == name));
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
