using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Persistence.Evolution.Tests.Rows;

namespace Persistence.Evolution.Tests.Documents;

/// <summary>docs/schema-evolution.md promises what the rows execute, and the rows execute all that it promises.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void Every_change_of_the_page_is_executed_and_every_row_stands_there() => Assert.Equal(
        Table("| change |").Order(StringComparer.Ordinal),
        Row.All.Select(static row => row["change"]!).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_id_of_the_page_is_reported_for_a_row()
    {
        var reported = Row.All.SelectMany(static row => Id().Matches(row["reports"]!).Select(static match => int.Parse(match.Value[2..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(Enumerable.Range(1003, 22), reported.Where(static id => id >= 1003).Distinct().Order());
    }

    private static IEnumerable<string> Table(string head) => File.ReadLines(Page())
        .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(static line => line.StartsWith('|'))
        .Select(static line => line.Split(" | ")[0].TrimStart('|').Trim());

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/schema-evolution.md"));

    [GeneratedRegex("PG1[0-9]{3}")]
    private static partial Regex Id();
}
