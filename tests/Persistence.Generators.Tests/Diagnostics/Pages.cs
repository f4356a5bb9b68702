using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a page, which its help link leads to, and there is no other page.</summary>
public sealed class Pages
{
    public static TheoryData<string> Ids => [.. UsageDiagnostics.All.Select(static descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_title_the_severity_and_an_example(string id)
    {
        var descriptor = UsageDiagnostics.All.Single(candidate => candidate.Id == id);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(Directory(), id + ".md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"Severity: {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}", page, StringComparison.Ordinal);
        Assert.Contains("```csharp", page, StringComparison.Ordinal);
        Assert.Contains("## How to fix", page, StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_is_left_over() => Assert.Equal(
        UsageDiagnostics.All.Select(static descriptor => descriptor.Id),
        System.IO.Directory.GetFiles(Directory(), "PG0*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Ids_run_without_gaps_and_messages_end_without_a_full_stop() => Assert.All(
        UsageDiagnostics.All.Select(static (descriptor, index) => (descriptor, before: index == 0 ? 0 : int.Parse(UsageDiagnostics.All[index - 1].Id[2..], CultureInfo.InvariantCulture))),
        static item =>
        {
            // Those of foreign types begin at 40.
            Assert.Contains(item.descriptor.Id, (string[])[$"PG{item.before + 1:0000}", .. item.before < 40 ? (string[])["PG0040"] : []]);
            Assert.False(item.descriptor.MessageFormat.ToString().EndsWith('.'));
            Assert.True(item.descriptor.IsEnabledByDefault && item.descriptor.DefaultSeverity != DiagnosticSeverity.Hidden);
        });

    private static string Directory([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/diagnostics"));
}
