using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Persistence.CodeFixes.Schema;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Tests.Schema;

/// <summary>Every diagnostic about stored shapes has a page and a fix, and there is no other page.</summary>
public sealed class SchemaPages
{
    public static TheoryData<string> Ids => [.. SchemaDiagnostics.All.Select(static descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_the_title_the_severity_and_an_example(string id)
    {
        var descriptor = SchemaDiagnostics.All.Single(candidate => candidate.Id == id);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(Folder(), id + ".md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"Severity: {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}", page, StringComparison.Ordinal);
        Assert.Contains("```csharp", page, StringComparison.Ordinal);
        Assert.Contains("## How to fix", page, StringComparison.Ordinal);
        Assert.Equal(id, $"PG{1000 + SchemaDiagnostics.All.ToList().IndexOf(descriptor)}");
        Assert.False(descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture).EndsWith('.'));
    }

    [Fact]
    public void No_page_is_an_orphan() => Assert.Equal(
        SchemaDiagnostics.All.Select(static descriptor => descriptor.Id),
        Directory.GetFiles(Folder(), "PG1*.md").Select(Path.GetFileNameWithoutExtension).Order());

    // What cannot be read is the one thing that no fix may write.
    [Fact]
    public void Every_diagnostic_but_that_of_an_unreadable_file_has_a_fix() => Assert.Equal(
        SchemaDiagnostics.All.Select(static descriptor => descriptor.Id).Where(static id => id != "PG1002"),
        new UpdateSchemaFix().FixableDiagnosticIds.Concat(new AcceptChangeFix().FixableDiagnosticIds).Order());

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/diagnostics"));
}
