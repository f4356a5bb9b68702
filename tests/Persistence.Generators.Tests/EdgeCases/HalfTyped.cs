using Microsoft.CodeAnalysis;
using Persistence.Generators.Tests.Harness;
using Persistence.Generators.Tests.Snapshots;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>Code as it is while somebody types: the generator never throws, and adds nothing to the compiler's own errors.</summary>
public sealed class HalfTyped
{
    [Theory]
    [InlineData("Multichat")]
    [InlineData("CompositeKey")]
    public void Every_prefix_of_a_file(string name)
    {
        var source = GeneratedFiles.Input(name);
        for (var length = 0; length < source.Length; length += 29)
        {
            var generation = Generation.Of(source[..length]);
            Usage.Analyze(generation.Output);
        }
    }

    [Theory]
    [InlineData("public Unknown A { get; set; }")]
    [InlineData("public List<Unknown> A { get; set; } = [];")]
    [InlineData("public Dictionary<string, Unknown[]> A { get; set; } = [];")]
    [InlineData("public Thing A { get; set; } = new();")]
    [InlineData("[AppendOnly] public List<Unknown> A { get; set; } = [];")]
    [InlineData("[AppendOnly] public Unknown<int> A { get; set; } = [];")]
    [InlineData("[AppendOnly] public List<Thing> A { get; set; } = [];")]
    [InlineData("[Indexed] public Unknown A { get; set; }")]
    [InlineData("[Key] public Unknown A { get; set; }")]
    [InlineData("[Unknown] public int A { get; set; } public Unknown B { get; set; }")]
    [InlineData("[PersistedName(Unknown)] public Unknown A { get; set; }")]
    public void An_unknown_type_stays_the_compilers_only_error(string member)
    {
        var generation = Generation.Of($$"""
            [PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = ""; {{member}} }
            public class Thing { public Unknown? X { get; set; } }
            """);
        Assert.DoesNotContain(Usage.Analyze(generation.Output), static diagnostic => diagnostic.Id != "PG0011");
        AddsNoErrors(generation);
    }

    [Fact]
    public void An_unknown_base_stays_the_compilers_only_error()
    {
        var generation = Generation.Of("[PersistedSession] public partial class Chat : Unknown { public int A { get; set; } }");
        Assert.Empty(Usage.Analyze(generation.Output));
        AddsNoErrors(generation);
    }

    [Fact]
    public void The_attribute_on_two_parts_is_the_compilers_only_error()
    {
        const string part = "[PersistedSession] public partial class Chat";
        var generation = Generation.Of(part + " { [Key] public string Id { get; init; } = \"\"; }", part + " { public int A { get; set; } }");
        Assert.Equal(["CS0579"], generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id));
        Assert.Empty(Usage.Analyze(generation.Output));
    }

    private static void AddsNoErrors(Generation generation)
    {
        Assert.DoesNotContain(generation.Files.Keys, static name => name.Contains("Map", StringComparison.Ordinal));
        Assert.All(
            generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            static diagnostic => Assert.Equal("File1.cs", diagnostic.Location.SourceTree?.FilePath));
    }
}
