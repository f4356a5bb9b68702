using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Persistence.Hosting.Tests.Docs;

/// <summary>What the pages about hosting, health and monitoring show is code that compiles: here, or in the web application that the test of the packages makes.</summary>
public sealed partial class DocumentedCode
{
    [Theory]
    [InlineData("hosting.md")]
    [InlineData("health.md")]
    [InlineData("monitoring.md")]
    public void Every_line_is_compiled(string page)
    {
        var here = Path.GetDirectoryName(Here())!;
        var compiled = ((string[])[Path.Combine(here, "DocumentedLines.cs"), Path.Combine(here, "NoteWorker.cs"), Path.Combine(here, "..", "..", "Packages", "Hosting", "WebConsumer.cs")])
            .SelectMany(File.ReadAllLines).Select(static line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var shown = Block().Matches(File.ReadAllText(Path.Combine(here, "..", "..", "..", "docs", page)))
            .SelectMany(static block => block.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.NotEmpty(shown);
        Assert.DoesNotContain(shown, line => !compiled.Contains(line));
    }

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
