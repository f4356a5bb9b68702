using System.Collections.Immutable;
using System.Text;
using Persistence.Serialization;

namespace Persistence.Shapes.Tests;

/// <summary>An ImmutableArray that was never made is distinguished from an empty one.</summary>
public sealed class UnmadeArrayTests
{
    [Fact]
    public void An_array_that_was_never_made_is_null() => Assert.True(Round(default, "null").IsDefault);

    [Fact]
    public void An_empty_array_is_empty() => Assert.Equal((false, 0), (Round([], "[]").IsDefault, Round([], "[]").Length));

    private static ImmutableArray<int> Round(ImmutableArray<int> value, string text)
    {
        var writer = new JsonWriter();
        FixedNumbersShapeMap.WriteHeader(writer, new FixedNumbersShape { Id = "k", Value = value });
        Assert.False(writer.HasFailures);
        Assert.Equal($$"""{"id":"k","value":{{text}}}""", Encoding.UTF8.GetString(writer.Written));
        var reader = new JsonReader(writer.Written);
        return FixedNumbersShapeMap.ReadHeader(ref reader).Value;
    }
}
