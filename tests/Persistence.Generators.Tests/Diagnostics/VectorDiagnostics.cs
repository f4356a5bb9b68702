using Persistence.Generators.Tests.Harness;

namespace Persistence.Generators.Tests.Diagnostics;

/// <summary>PG0046 and PG0011 of <c>[Vector]</c>, at the attribute that is wrong.</summary>
public sealed class VectorDiagnostics
{
    [Theory]
    [InlineData("[Vector(384)] public float[]? Numbers { get; set; }")]
    [InlineData("[Vector(65_536, Model = \"m\")] public float[] Numbers { get; set; } = new float[1];")]
    [InlineData("[Vector(384)] public ReadOnlyMemory<float> Numbers { get; set; }")]
    [InlineData("[Vector({|PG0011:0|})] public ReadOnlyMemory<float> Numbers { get; set; }")]
    [InlineData("[Vector(3)] public float[]? First { get; set; } [{|PG0046:Vector(3)|}] public ReadOnlyMemory<float> Second { get; set; }")]
    [InlineData("[Vector({|PG0011:0|})] public float[]? Numbers { get; set; }")]
    [InlineData("[Vector({|PG0011:-1|})] public float[]? Numbers { get; set; }")]
    [InlineData("[Vector({|PG0011:65_537|})] public float[]? Numbers { get; set; }")]
    [InlineData("[Vector({|PG0011:3|})] private float[]? Numbers { get; set; }")]
    [InlineData("[{|PG0046:Vector(3)|}] public double[]? Numbers { get; set; }")]
    [InlineData("[{|PG0046:Vector(3)|}] public List<float> Numbers { get; init; } = [];")]
    [InlineData("[{|PG0046:Vector(3)|}] public float[][]? Numbers { get; set; }")]
    [InlineData("[{|PG0046:Vector(3)|}] public string? Text { get; set; }")]
    [InlineData("[Vector(3)] public float[]? First { get; set; } [{|PG0046:Vector(3)|}] public float[]? Second { get; set; }")]
    [InlineData("[AppendOnly, {|PG0046:Vector(3)|}] public List<float> Numbers { get; init; } = [];")]
    [InlineData("[AppendOnly, {|PG0046:Vector(3)|}] public List<Fact> Facts { get; init; } = [];")]
    public void Of_a_member(string member) => Usage.Reports($$"""
        [PersistedSession] public partial class Memory { [Key] public string Id { get; init; } = ""; public int Number { get; set; } {{member}} }
        public sealed record Fact(string Text);
        """);

    [Theory]
    [InlineData("[property: Vector(3)] float[]? Numbers")]
    [InlineData("[property: Vector(3)] ReadOnlyMemory<float> Numbers")]
    [InlineData("[property: {|PG0046:Vector(3)|}] int Number")]
    [InlineData("[property: Vector({|PG0011:0|})] float[]? Numbers")]
    [InlineData("[property: Vector(3)] float[]? First, [property: {|PG0046:Vector(3)|}] float[]? Second")]
    public void Of_an_entry(string member) => Usage.Reports($$"""
        [PersistedSession] public partial class Memory { [Key] public string Id { get; init; } = ""; [AppendOnly] public List<Fact> Facts { get; init; } = []; }
        public sealed record Fact({{member}});
        """);

    [Fact]
    public void Of_a_nested_object() => Usage.Reports("""
        [PersistedSession] public partial class Memory { [Key] public string Id { get; init; } = ""; public Part? Part { get; set; } }
        public sealed record Part([property: {|PG0046:Vector(3)|}] float[]? Numbers);
        """);
}
