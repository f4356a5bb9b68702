using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.EdgeCases;

/// <summary>What another generator adds, which ours cannot see: the analyzer sees it, and says so.</summary>
public sealed class OtherGenerators
{
    [Theory]
    [InlineData(
        "[PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = \"\"; public int N { get; set; } [ObservableProperty] private string? {|PG0023:_title|}; public void Use() => _title = \"\"; }",
        "partial class Chat { public string? Title { get => _title; set => _title = value; } }")]
    [InlineData(
        "[PersistedSession] public partial class {|PG0023:Chat|} { [Key] public string Id { get; init; } = \"\"; public int N { get; set; } }",
        "partial class Chat { public string? Title { get; set; } }")]
    [InlineData(
        "[PersistedSession] public partial class {|PG0023:Chat|} { [Key] public string Id { get; init; } = \"\"; [AppendOnly] public List<Entry> Log { get; init; } = []; } public partial class Entry { public int A { get; init; } }",
        "partial class Entry { public string? Title { get; init; } }")]
    [InlineData(
        "[PersistedSession] public partial class {|PG0024:Chat|} { [Key] public string Id { get; init; } = \"\"; public Age? V { get; set; } } public partial class Age;",
        "partial class Age { public int Value { get; set; } }")]
    [InlineData(
        "[PersistedSession] public partial class {|PG0024:Chat|} { [Key] public required Oid Id { get; init; } public int V { get; set; } } public readonly partial struct Oid;",
        "partial struct Oid : ISpanParsable<Oid> { public static Oid Parse(string s, IFormatProvider? p) => default; public static Oid Parse(ReadOnlySpan<char> s, IFormatProvider? p) => default; public static bool TryParse(string? s, IFormatProvider? p, out Oid o) { o = default; return true; } public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? p, out Oid o) { o = default; return true; } public override string ToString() => \"\"; }")]
    [InlineData(
        "[PersistedSession] public partial class {|PG0024:Chat|} { [Key] public string Id { get; init; } = \"\"; public Oid V { get; set; } } public partial struct Oid { public int A { get; set; } }",
        "partial struct Oid : ISpanParsable<Oid> { public static Oid Parse(string s, IFormatProvider? p) => default; public static Oid Parse(ReadOnlySpan<char> s, IFormatProvider? p) => default; public static bool TryParse(string? s, IFormatProvider? p, out Oid o) { o = default; return true; } public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? p, out Oid o) { o = default; return true; } public override string ToString() => \"\"; }")]
    [InlineData(
        "[PersistedSession] public partial class Chat { [Key] public string Id { get; init; } = \"\"; [ObservableProperty] public partial string? Title { get; set; } }",
        "partial class Chat { private string? _title; public partial string? Title { get => _title; set => _title = value; } public int Length => _title?.Length ?? 0; internal int Hidden { get; set; } }")]
    public void Is_reported(string marked, string added)
    {
        var (source, expected) = Usage.Unmark(marked);
        var project = UserProject.Of(source, "public sealed class ObservablePropertyAttribute : Attribute;");
        CSharpGeneratorDriver.Create([.. Harness.Generators.All(), new Adding(added).AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(project, out var output, out _, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id.StartsWith("CS0", StringComparison.Ordinal));
        Assert.Equal(expected.Order(), Usage.Analyze(output).Select(Usage.Text).Order());
    }

    private sealed class Adding(string text) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider, (output, _) => output.AddSource("Added.g.cs", SourceText.From("#nullable enable\n" + text, System.Text.Encoding.UTF8)));
    }
}
