using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Persistence.Samples.Tests.Architecture;

/// <summary>What docs/architecture.md names is there, and an append is followed through no more files than the walks say.</summary>
public sealed partial class WalkTests
{
    private const int MostFiles = 20;

    private static readonly string s_architecture = SourceFiles.Page("docs/architecture.md");

    [Theory]
    [InlineData("Redis")]
    [InlineData("SQLite")]
    [InlineData("JSON files")]
    public void An_append_is_followed_through_files_that_are_there(string backend)
    {
        var walk = Section(s_architecture, $"### On {backend}\n");
        var rows = Row().Matches(walk).Select(static row => (Folder: row.Groups["folder"].Value, Names: Name().Matches(Aside().Replace(row.Groups["files"].Value, "")).Select(static name => name.Groups["name"].Value).ToList())).ToList();
        var missing = from row in rows
                      where row.Folder != "generated"
                      from name in row.Names
                      where !IsFile(row.Folder, name)
                      select $"{row.Folder}: {name}";
        Assert.Empty(missing);
        var count = rows.Sum(static row => row.Names.Count);
        Assert.Equal($"{count.ToString(CultureInfo.InvariantCulture)} files", Said().Match(walk).Value);
        Assert.InRange(count, 12, MostFiles);
    }

    [Fact]
    public void Each_type_and_folder_of_the_page_is_there()
    {
        var texts = string.Concat(SourceFiles.Product.Values);
        var missing = Name().Matches(Fence().Replace(s_architecture, ""))
            .Select(static name => name.Groups["name"].Value)
            .Where(static name => !name.Contains("Chat", StringComparison.Ordinal) && name != "TextInTheModel" && !name.EndsWith('…'))
            .Distinct(StringComparer.Ordinal)
            .Where(name => name.Contains('/') ? !IsPath(name) : !name.Split('{')[0].Split('.').All(part => texts.Contains(part, StringComparison.Ordinal)))
            .ToList();
        Assert.True(missing.Count == 0, "nothing in src is called " + string.Join(", ", missing));
    }

    private static bool IsPath(string name) => SourceFiles.Product.Keys.Any(file => file.Contains(name.Split('.')[0].TrimEnd('*'), StringComparison.Ordinal));

    private static bool IsFile(string folder, string name)
    {
        var (project, under) = folder.Split('/') is [var first, .. var rest] ? ("src/Persistence." + first + "/", string.Join('/', rest)) : default;
        var end = "/" + name + ".cs";
        return SourceFiles.Product.Keys.Any(file => file.StartsWith(project + under, StringComparison.Ordinal) && file.EndsWith(end, StringComparison.Ordinal));
    }

    private static string Section(string page, string head)
    {
        var start = page.IndexOf(head, StringComparison.Ordinal) + head.Length;
        var end = page.IndexOf("\n##", start, StringComparison.Ordinal);
        return page[start..end];
    }

    // What a file of a row does, and what it needs.
    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^\| (?<folder>\w[\w/]*) \| (?<files>`.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\d+ files", RegexOptions.Multiline)]
    private static partial Regex Said();

    [GeneratedRegex(@"`(?<name>(?:[\w.]+/)*[A-Z][\w.{},]*(?:/[\w*{},]*)*)`")]
    private static partial Regex Name();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
