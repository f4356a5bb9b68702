using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Persistence.AspNetCore.Tests.Docs;

/// <summary>What the pages about the feed show is code that compiles, and what they list is what there is.</summary>
public sealed partial class DocumentedCode
{
    private static readonly string s_root = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..");

    [Theory, InlineData("docs/live-feed.md"), InlineData("src/Persistence.AspNetCore/README.md")]
    public void Every_line_is_compiled(string page)
    {
        var compiled = File.ReadAllLines(Path.Combine(s_root, "tests", "Persistence.AspNetCore.Tests", "Docs", "DocumentedLines.cs")).Select(static line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var shown = Block().Matches(File.ReadAllText(Path.Combine(s_root, page)))
            .SelectMany(static block => block.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.NotEmpty(shown);
        Assert.DoesNotContain(shown, line => !compiled.Contains(line));
    }

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
