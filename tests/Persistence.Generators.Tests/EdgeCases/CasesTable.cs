using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>The table of edge cases beside this file is complete, and the tests it names exist.</summary>
public sealed partial class CasesTable
{
    [Fact]
    public void Has_a_row_for_every_number() => Assert.Equal(Enumerable.Range(1, 70), Rows().Select(static row => row.Number));

    [Fact]
    public void Names_tests_that_exist()
    {
        var known = typeof(CasesTable).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var named = Rows().SelectMany(static row => TestName().Matches(row.Tests).Select(static match => match.Groups[1].Value)).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    private static List<(int Number, string Tests)> Rows([CallerFilePath] string path = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(path)!, "cases.md"))
            .Select(static line => line.Split('|'))
            .Where(static cells => cells.Length == 6 && int.TryParse(cells[1], out _))
            .Select(static cells => (int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), cells[4]))];

    [GeneratedRegex("`([A-Z][A-Za-z]*\\.[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
