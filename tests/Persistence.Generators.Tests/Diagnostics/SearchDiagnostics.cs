using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0044 and PG0011 of <c>[Searchable]</c>, at the attribute or the argument that is wrong.</summary>
public sealed class SearchDiagnostics
{
    [Theory]
    [InlineData("[Searchable] public string? Text { get; set; }")]
    [InlineData("[Searchable(Weight = 1)] public string Text { get; set; } = \"\";")]
    [InlineData("[Searchable(Weight = 100), Indexed] public string[] Texts { get; set; } = [];")]
    [InlineData("[Searchable] public HashSet<string> Texts { get; init; } = [];")]
    [InlineData("[AppendOnly, Searchable] public List<string> Lines { get; init; } = [];")]
    [InlineData("[Searchable(Weight = {|PG0011:0|})] public string? Text { get; set; }")]
    [InlineData("[Searchable(Weight = {|PG0011:101|})] public string? Text { get; set; }")]
    [InlineData("[Searchable(Weight = {|PG0011:-1|})] public string? Text { get; set; }")]
    [InlineData("[{|PG0044:Searchable|}] public int Count { get; set; }")]
    [InlineData("[{|PG0044:Searchable|}] public char Letter { get; set; }")]
    [InlineData("[{|PG0044:Searchable|}] public Dictionary<string, string> Texts { get; init; } = [];")]
    [InlineData("[{|PG0044:Searchable|}] public System.Collections.Immutable.ImmutableArray<string> Texts { get; init; } = [];")]
    [InlineData("[{|PG0044:Searchable|}] public List<List<string>> Texts { get; init; } = [];")]
    [InlineData("[AppendOnly, {|PG0044:Searchable|}] public List<int> Numbers { get; init; } = [];")]
    [InlineData("[AppendOnly, {|PG0044:Searchable|}] public List<Fact> Facts { get; init; } = [];")]
    [InlineData("[{|PG0011:Searchable|}] private string? Text { get; set; }")]
    public void Of_a_member(string member) => Usage.Reports($$"""
        [PersistedSession] public partial class Memory { [Key] public string Id { get; init; } = ""; public int Number { get; set; } {{member}} }
        public sealed record Fact(string Text);
        """);

    [Theory]
    [InlineData("[property: Searchable] string Text")]
    [InlineData("[property: Searchable(Weight = 2)] string? Text")]
    [InlineData("[property: Searchable] IReadOnlyList<string> Texts")]
    [InlineData("[property: {|PG0044:Searchable|}] int Number")]
    [InlineData("[property: Searchable(Weight = {|PG0011:0|})] string Text")]
    [InlineData("Part Part")]
    public void Of_an_entry(string member) => Usage.Reports($$"""
        [PersistedSession] public partial class Memory { [Key] public string Id { get; init; } = ""; [AppendOnly] public List<Fact> Facts { get; init; } = []; }
        public sealed record Fact({{member}});
        public sealed record Part(string Text);
        """);

    [Fact]
    public void Of_a_nested_object() => Usage.Reports("""
        [PersistedSession] public partial class Memory { [Key] public string Id { get; init; } = ""; public Part? Part { get; set; } [AppendOnly] public List<Fact> Facts { get; init; } = []; }
        public sealed record Fact([property: Searchable] string Text, Part Part);
        public sealed record Part([property: {|PG0044:Searchable|}] string Text);
        """);
}
