using System.Text.RegularExpressions;
using Persistence.Samples.Tests.Programs;
using Xunit;

namespace Persistence.Samples.Tests.Readme;

/// <summary>What the documentation shows is what is compiled, and what it points to is there.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_code_in_the_readme_is_the_compiled_code()
    {
        var blocks = CodeBlock().Matches(Read("README.md"));
        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, block => Assert.Equal(Read(block.Groups["file"].Value), block.Groups["code"].Value));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("samples/Multichat/README.md")]
    [InlineData("samples/Swarm/README.md")]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/contract.md")]
    [InlineData("docs/async.md")]
    [InlineData("docs/tails.md")]
    [InlineData("docs/queries.md")]
    [InlineData("docs/choosing-a-store.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/decisions/README.md")]
    [InlineData("docs/testing.md")]
    [InlineData("docs/testing-results.md")]
    [InlineData("docs/v2.md")]
    [InlineData("docs/v2-counting.md")]
    public void Every_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var links = Link().Matches(Read(page)).Select(match => match.Groups["target"].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link.Split('#')[0])), $"{page}: {link}"));
    }

    [Fact]
    public void Every_project_to_reference_exists()
    {
        var projects = Project().Matches(Read("README.md")).Select(match => match.Groups["path"].Value).ToList();
        Assert.Equal(6, projects.Count);
        Assert.All(projects, project => Assert.True(File.Exists(Path.Combine(Repository.Root, project)), project));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"<!-- file: (?<file>\S+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+(#[^)]*)?)\)")]
    private static partial Regex Link();

    [GeneratedRegex("Include=\"../Persistence.Generators/(?<path>[^\"]+)\"")]
    private static partial Regex Project();
}
