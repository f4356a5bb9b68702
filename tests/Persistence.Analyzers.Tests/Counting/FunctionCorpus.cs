namespace Persistence.Analyzers.Tests.Counting;

/// <summary>What is a function: one row a member, with the names counted, in the order of the text.</summary>
public sealed class FunctionCorpus
{
    [Theory]
    [InlineData("void M() { }", "M")]
    [InlineData("int M() => 1;", "M")]
    [InlineData("public C() { } static C() { } ~C() { }", "C, C, ~C")]
    [InlineData("public static C operator +(C a, C b) => a; public static bool operator true(C a) => true;", "operator +, operator true")]
    [InlineData("public void operator +=(C other) { }", "operator +=")]
    [InlineData("public static implicit operator int(C a) => 1; public static explicit operator string(C a) => \"\";", "implicit operator int, explicit operator string")]
    [InlineData("int P { get; set; } int Q { get; } int R { get; init; } required public int S { get; set; }", "")]
    [InlineData("int P { get { return 1; } set { } }", "P.get, P.set")]
    [InlineData("int P { get => 1; init => Use(value); }", "P.get, P.init")]
    [InlineData("int P { get; set => field = value; }", "P.set")]
    [InlineData("int P { get => field; set; } = 3;", "P.get")]
    [InlineData("int P => 1;", "P")]
    [InlineData("int this[int i] => i; int this[string s] { get => 1; set { } }", "this[], this[].get, this[].set")]
    [InlineData("event System.Action E; event System.Action F { add { } remove { } }", "F.add, F.remove")]
    [InlineData("delegate void D(int a); int field1 = 1; const int K = 2; enum N { A }", "")]
    [InlineData("void M() { void L() { } static int S() => 1; L(); }", "M, L, S")]
    [InlineData("void M() { System.Action a = () => { }; a = delegate { }; }", "M")]
    [InlineData("System.Action A = () => { void L() { } };", "L")]
    [InlineData("void M() { extern static void Native(); }", "M")]
    public void Members(string members, string expected) => Check($"partial class C {{ {members} }}", expected);

    [Theory]
    [InlineData("abstract class C { public abstract void M(); public abstract int P { get; set; } }", "")]
    [InlineData("class C { [System.Runtime.InteropServices.DllImport(\"x\")] static extern void M(); }", "")]
    [InlineData("partial class C { partial void M(); public partial int P { get; } public partial C(); partial event System.Action E; }", "")]
    [InlineData("partial class C { partial void M() { } public partial int P { get => 1; } public partial C() { } }", "M, P.get, C")]
    [InlineData("interface I { void M(); int P { get; } void D() { } static int S() => 1; static abstract int A(); static virtual int V() => 2; }", "D, S, V")]
    [InlineData("record R(int A, string B);", "")]
    [InlineData("record struct R(int A) { public int Double => A * 2; public override string ToString() => \"\"; }", "Double, ToString")]
    [InlineData("class C(int a) { int A() => a; }", "A")]
    [InlineData("class C(int a) : Base(a);", "")]
    [InlineData("static class X { extension(string s) { public int Size => s.Length; public string Twice() => s + s; } extension(int) { public static int Zero => 0; } }", "Size, Twice, Zero")]
    [InlineData("file class F { void M() { } class Nested { void N() { } } }", "M, N")]
    public void Types(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("System.Console.WriteLine();", "top-level statements")]
    [InlineData("var a = 1; System.Console.WriteLine(a); void L() { } class C { void M() { } }", "top-level statements, L, M")]
    [InlineData("", "")]
    [InlineData("namespace N; class C { }", "")]
    public void Top_level_statements_together_are_one(string text, string expected) => Check(text, expected);

    [Fact]
    public void Top_level_statements_are_one_unit_of_complexity_without_their_local_functions()
    {
        var file = Parsed.Valid("if (args.Length > 0) { }\nvoid L() { if (true) { } if (false) { } }\nwhile (true) { }\n");
        Assert.Equal([3, 3], file.Functions.Select(function => function.Complexity));
        Assert.All(file.Functions, function => Assert.Equal(2, function.GetDecisions().Count()));
        Assert.Equal(3, file.Functions[0].Lines);
    }

    [Fact]
    public void A_local_function_leaves_its_parent_static_or_not()
    {
        var file = Parsed.Valid("class C { void M() { Inner(); void Inner() { if (a) { } if (b) { } if (c) { } } } }");
        Assert.Equal([("M", 1), ("Inner", 4)], file.Functions.Select(function => (function.Name, function.Complexity)));
    }

    [Theory]
    [InlineData("class C { int a = b ? 1 : 2; }", 2)]
    [InlineData("class C { int A { get; } = b ?? c ?? d; }", 3)]
    [InlineData("class C { System.Func<int> a = () => { if (b) { } return 1; }; }", 2)]
    [InlineData("class C(string? s) : Base(s ?? \"\");", 2)]
    public void An_initializer_is_a_unit_of_its_own_and_no_function(string text, int expected)
    {
        var file = Parsed.Valid(text);
        Assert.Empty(file.Functions);
        Assert.Equal(expected, Assert.Single(file.Initializers).Complexity);
        Assert.Equal(expected - 1, file.Initializers[0].GetDecisions().Count());
    }

    [Fact]
    public void A_constructor_counts_the_arguments_it_passes_on() =>
        Assert.Equal(2, Assert.Single(Parsed.Valid("class C { C(string? s) : base(s ?? \"\") { } }").Functions).Complexity);

    private static void Check(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Parsed.Valid(text).Functions.Select(function => function.Name)));
}
