using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Persistence.Conformance;

/// <summary>docs/queries.md shows the support desk that the suite compiles and runs on every backend.</summary>
public sealed partial class QueryPageTests
{
    [Fact]
    public void Every_line_is_compiled_and_run()
    {
        var root = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..");
        var kit = Path.Combine(root, "src", "Persistence.TestKit");
        var compiled = ((string[])[Path.Combine(kit, "Cases", "SupportDesk.cs"), Path.Combine(kit, "Cases", "SupportDeskChanges.cs"), Path.Combine(kit, "Sessions", "SupportTicket.cs")])
            .SelectMany(File.ReadAllLines).Select(static line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(root, "docs", "queries.md")).ReplaceLineEndings("\n"));
        Assert.Equal(13, blocks.Count);
        var shown = blocks.SelectMany(static block => block.Groups[1].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        Assert.All(shown, line => Assert.Contains(line, compiled));
        Assert.All(blocks, static block => Assert.DoesNotMatch(@"\b(for|foreach|while|Keys\(|Load\(|Find\()\b", block.Groups[1].Value.Replace("OrderByDue().Keys()", "", StringComparison.Ordinal)));
        Assert.All(blocks.Skip(1), static block => Assert.True(block.Groups[1].Value.Count('\n'.Equals) <= 3, block.Value));
    }

    private static string Here([CallerFilePath] string here = "") => here;

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
