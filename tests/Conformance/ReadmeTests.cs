using Persistence.TestKit;

namespace Persistence.Conformance;

/// <summary>The README's table is the suite's own.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));

    [Fact]
    public void Every_sentence_stands_with_all_its_cases() =>
        Assert.All(
            ConformanceSuite.Cases.GroupBy(candidate => candidate.Sentence),
            sentence => Assert.Contains($"| {sentence.Key} | {string.Join(", ", sentence.Select(candidate => $"`{candidate.Name}`"))} |", s_readme, StringComparison.Ordinal));

    [Fact]
    public void Every_sentence_has_a_case() =>
        Assert.All(
            typeof(Contract).GetFields().Select(field => (string)field.GetRawConstantValue()!),
            sentence => Assert.Contains(ConformanceSuite.Cases, candidate => candidate.Sentence == sentence));

    [Fact]
    public void Case_names_are_unique() =>
        Assert.Equal(ConformanceSuite.Cases.Count, ConformanceSuite.Cases.Select(candidate => candidate.Name).Distinct().Count());
}
