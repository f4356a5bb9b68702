using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Persistence.Analyzers.Tests.Harness;
using Persistence.Analyzers.Tests.Rules;

namespace Persistence.Analyzers.Tests.Docs;

/// <summary>A rule without a page, a page without a rule, and an option nobody can read about fail here.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] Sections = ["## What", "## Why", "## How it counts", "## How to fix", "## How to configure"];

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    private static IReadOnlyList<DiagnosticDescriptor> Rules { get; } =
        [.. AnalyzerRun.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_with_every_section(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        var page = Read($"docs/diagnostics/{id}.md");
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.All(Sections, section => Assert.Contains($"\n{section}\n", page, StringComparison.Ordinal));
        Assert.EndsWith($"/docs/diagnostics/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(rule.Description.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_the_severity(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);
        var severity = rule.IsEnabledByDefault ? rule.DefaultSeverity : DiagnosticSeverity.Hidden;
        var expected = severity switch { DiagnosticSeverity.Hidden => "off", DiagnosticSeverity.Info => "information", DiagnosticSeverity.Warning => "warning", _ => "error" };
        Assert.Contains($"\nSeverity: {expected}", Read($"docs/diagnostics/{id}.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OptionTests.Keys), MemberType = typeof(OptionTests))]
    public void Every_option_is_on_the_page_of_its_rule_and_in_the_overview(string id, string key, string property)
    {
        var page = Read($"docs/diagnostics/{id}.md");
        Assert.Contains(key + " = ", page, StringComparison.Ordinal);
        Assert.Contains($"<{property}>", page, StringComparison.Ordinal);
        Assert.Contains($"| `{key}` | `{property}` |", Read("docs/v2.md").Split('\n').Single(line => line.StartsWith($"| [{id}]", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tested_options_are_all_options() =>
        Assert.Equal(
            Persistence.Analyzers.Options.LimitRules.All.Select(rule => (rule.Descriptor.Id, rule.Key, rule.BuildProperty)),
            OptionTests.Keys.Select(row => row.Data));

    [Fact]
    public void Every_page_has_a_rule() =>
        Assert.Equal(
            Rules.Select(rule => rule.Id),
            Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "docs/diagnostics"), "V2*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_is_in_the_release_tracking_files()
    {
        var tracked = Read("src/Persistence.Analyzers/AnalyzerReleases.Shipped.md") + Read("src/Persistence.Analyzers/AnalyzerReleases.Unshipped.md");
        Assert.All(Rules, rule => Assert.Contains($"\n{rule.Id} | {rule.Category} | ", tracked, StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_shows_every_property_to_the_compiler()
    {
        var props = XDocument.Load(Path.Combine(RepositoryFolder.Path, "src/Persistence.Analyzers/buildTransitive/Persistence.Analyzers.props"));
        Assert.Equal(
            Persistence.Analyzers.Options.LimitRules.All.Select(rule => rule.BuildProperty).Append("V2Report").Order(StringComparer.Ordinal),
            props.Descendants("CompilerVisibleProperty").Select(item => (string)item.Attribute("Include")!).Order(StringComparer.Ordinal));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, path)).ReplaceLineEndings("\n");
}
