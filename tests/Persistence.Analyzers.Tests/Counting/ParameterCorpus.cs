namespace Persistence.Analyzers.Tests.Counting;

/// <summary>What counts as a parameter of a function, as far as the text decides.</summary>
public sealed class ParameterCorpus
{
    [Theory]
    [InlineData("void M() { }", 0)]
    [InlineData("void M(int a, ref int b, in int c, out int d, params int[] e) { d = 0; }", 5)]
    [InlineData("void M(int a, int b = 1) { }", 2)]
    [InlineData("static void M(this string s, int a) { }", 1)]
    [InlineData("override void M(int a, int b) { }", 0)]
    [InlineData("void System.IDisposable.M(int a, int b) { }", 0)]
    [InlineData("partial void M(int a, int b) { }", 0)]
    [InlineData("C(int a, int b, int c) : base(a, c) { }", 1)]
    [InlineData("C(int a, int b, int c) : base(a + 1, name: b) { }", 2)]
    [InlineData("C(int a, int b, int c) : this(a, b) { }", 3)]
    [InlineData("static C operator +(C a, C b) => a;", 2)]
    [InlineData("int this[int a, int b] => a;", 2)]
    [InlineData("int this[int a, int b] { get => a; }", 0)]
    [InlineData("[Import.LibraryImport(\"x\")] void M(int a, int b) { }", 0)]
    public void Members(string member, int expected) =>
        Assert.Equal(expected, Parsed.Valid($"partial class C {{ {member} }}").Functions[0].ParameterCount);

    [Fact]
    public void A_local_function_has_parameters_of_its_own()
    {
        var functions = Parsed.Valid("class C { void M(int a) { int L(int b, int c) => b; } }").Functions;
        Assert.Equal([1, 2], functions.Select(function => function.ParameterCount));
    }
}
