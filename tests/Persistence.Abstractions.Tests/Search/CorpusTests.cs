using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Persistence.Search;

namespace Persistence.Abstractions.Tests.Search;

/// <summary>
/// The words of Corpus.txt, which were checked by hand: a text, a tab, and its tokens. A compound begins with '=', a pair with '~', the last character of a run of pairs
/// with '~.', and a single one with '~!'.
/// </summary>
public sealed class CorpusTests
{
    private const string WithCultures = "PERSISTENCE_TEST_CULTURES";

    private static readonly string[] s_cultures = ["", "en-US", "de-DE", "tr-TR", "az-Latn-AZ", "lt-LT", "th-TH", "ja-JP"];

    private static bool IsWithCultures => Environment.GetEnvironmentVariable(WithCultures) is not null;

    [Fact]
    public void Each_text_gives_its_words()
    {
        var lines = Lines();
        Assert.True(lines.Count >= 200, $"{lines.Count} lines");
        var wrong = lines.Where(static line => Words(line.Text) != line.Words).Select(static line => $"{line.Text}: expected {line.Words}, is {Words(line.Text)}");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void The_words_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var cultures = CultureInfo.GetCultures(CultureTypes.AllCultures).Where(static culture => s_cultures.Contains(culture.Name)).ToList();
        Assert.Equal(IsWithCultures ? s_cultures.Length : 1, cultures.Count);
        try
        {
            foreach (var culture in cultures)
            {
                CultureInfo.CurrentCulture = culture;
                Assert.All(Lines(), static line => Assert.Equal(line.Words, Words(line.Text)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // This program knows no culture (InvariantGlobalization): it starts itself as one that does.
    [Fact]
    public async Task The_words_are_the_same_with_ICU()
    {
        if (IsWithCultures)
        {
            return;
        }

        var own = Path.ChangeExtension(typeof(CorpusTests).Assembly.Location, ".runtimeconfig.json");
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(own, TestContext.Current.CancellationToken))!;
        settings["runtimeOptions"]!["configProperties"]!["System.Globalization.Invariant"] = false;
        settings["runtimeOptions"]!["configProperties"]!["System.Globalization.PredefinedCulturesOnly"] = false;
        var changed = Path.Combine(Path.GetTempPath(), $"corpus-{Guid.NewGuid():N}.runtimeconfig.json");
        await File.WriteAllTextAsync(changed, settings.ToJsonString(), TestContext.Current.CancellationToken);
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["exec", "--runtimeconfig", changed, typeof(CorpusTests).Assembly.Location, "--filter-class", "*CorpusTests", "--no-progress", "--no-ansi"])
            {
                start.ArgumentList.Add(argument);
            }

            start.Environment[WithCultures] = "1";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.SkipWhen(errors.Contains("ICU", StringComparison.Ordinal), "This machine has no ICU.");
            Assert.True(process.ExitCode == 0, await output + errors);
        }
        finally
        {
            File.Delete(changed);
        }
    }

    internal static List<(string Text, string Words)> Lines() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Search", "Corpus.txt")).Where(static line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Select(static line => (line.Split('\t')[0], line.Split('\t')[1]))];

    internal static string Words(string text) => string.Join(' ', TextAnalyzer.Analyze(text).Select(static token => token.Kind switch
    {
        SearchTokenKind.Compound => "=",
        SearchTokenKind.Pair => "~",
        SearchTokenKind.PairEnd => "~.",
        SearchTokenKind.Alone => "~!",
        _ => "",
    } + token.Text));
}
