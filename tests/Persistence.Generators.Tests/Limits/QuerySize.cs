using Persistence.Generators.Tests.Harness;
using Persistence.Generators.Tests.Snapshots;

namespace Persistence.Generators.Tests.Limits;

/// <summary>A query costs a program little code: what all classes share is written once, in the library.</summary>
public sealed class QuerySize
{
    [Theory]
    [InlineData("Multichat")]
    [InlineData("CompositeKey")]
    [InlineData("Asynchronous")]
    [InlineData("TypedKey")]
    public void A_query_has_at_most_forty_lines_and_six_for_each_index(string name)
    {
        var input = GeneratedFiles.Input(name);
        var indexes = input.Split("[Indexed").Length - 1;
        var query = Generation.Of(input).Files.Single(static file => file.Key.Contains("StoreQuery", StringComparison.Ordinal)).Value;
        Assert.True(query.Split('\n').Length <= 40 + (6 * indexes), query);
    }
}
