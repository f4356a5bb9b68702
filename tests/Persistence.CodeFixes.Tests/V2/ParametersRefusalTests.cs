using Microsoft.CodeAnalysis.CSharp;

namespace Persistence.CodeFixes.Tests.V2;

/// <summary>V2005: where a change could fail to compile or mean something else, nothing is changed.</summary>
public sealed class ParametersRefusalTests
{
    private const string Five = "int b, int c, int d, int e, int f";

    [Theory]
    [InlineData($"void M(ref int a, {Five}) {{ }}")]
    [InlineData($"void M(in int a, {Five}) {{ }}")]
    [InlineData($"void M(out int a, {Five}) {{ a = 1; }}")]
    [InlineData($"void M({Five}, params int[] a) {{ }}")]
    [InlineData($"void M<T>(T a, {Five}) {{ }}")]
    [InlineData($"void M(System.Span<int> a, {Five}) {{ }}")]
    [InlineData($"void M(dynamic a, {Five}) {{ }}")]
    [InlineData($"void M(Hidden a, {Five}) {{ }} class Hidden;")]
    [InlineData($"void M(System.Collections.Generic.List<Hidden> a, {Five}) {{ }} class Hidden;")]
    [InlineData($"void M([System.Runtime.InteropServices.Optional] int a, {Five}) {{ }}")]
    [InlineData($"[System.Obsolete] void M(int a, {Five}) {{ }}")]
    [InlineData($"const int K = 1; void M(int a, int b, int c, int d, int e, int f = K) {{ }}")]
    [InlineData($"public virtual void M(int a, {Five}) {{ }}")]
    [InlineData($"public void Add(int a, {Five}) {{ }}")]
    [InlineData($"void M(int a, {Five}) {{ }} void M(string s) {{ }}")]
    [InlineData($"partial void M(int a, {Five});")]
    [InlineData($"void M(int equals, {Five}) {{ }}")]
    [InlineData($"void M(int a, int _a, int c, int d, int e, int f) {{ }}")]
    public async Task Signatures(string members) => await Refuses($"partial class A {{ {members} }}");

    [Theory]
    [InlineData("a = 1;")]
    [InlineData("a++;")]
    [InlineData("(a, b) = (b, a);")]
    [InlineData("Change(ref a); void Change(ref int x) { x = 1; }")]
    [InlineData("System.Console.WriteLine(nameof(a));")]
    [InlineData("var t = (a, 1);")]
    [InlineData("var t = new { a };")]
    [InlineData("ref int r = ref a;")]
    [InlineData("Read(in a); void Read(in int x) { }")]
    public async Task Bodies(string body) => await Refuses($"class A {{ void M(int a, {Five}) {{ {body} }} }}");

    [Theory]
    [InlineData("System.Action<int, int, int, int, int, int> a = new A().M;")]
    [InlineData("System.Linq.Expressions.Expression<System.Action> a = () => new A().M(1, 2, 3, 4, 5, 6);")]
    [InlineData("/// <see cref=\"A.M(int, int, int, int, int, int)\"/>\nint a;")]
    public async Task Uses(string member) => await Refuses($"class A {{ public void M(int a, {Five}) {{ }} }} class B {{ {member}\n }}");

    [Theory]
    [InlineData($"class A {{ A(int a, {Five}) {{ }} }}")]
    [InlineData($"class A(int a, {Five});")]
    [InlineData($"delegate void D(int a, {Five});")]
    [InlineData($"class A {{ int this[int a, {Five}] => a; }}")]
    [InlineData($"class A {{ void N() {{ void L(int a, {Five}) {{ }} L(1, 2, 3, 4, 5, 6); }} }}")]
    [InlineData($"interface I {{ void M(int a, {Five}); }}")]
    [InlineData($"interface I {{ void M(int a, {Five}) {{ }} }}")]
    [InlineData($"static class X {{ public static void M(this string s, int a, {Five}) {{ }} }}")]
    [InlineData($"static class X {{ extension(string s) {{ public void M(int a, {Five}) {{ }} }} }}")]
    [InlineData($"class A<T> {{ void M(T a, {Five}) {{ }} }}")]
    [InlineData("struct S { public int V; public void Grow() { V++; } } class A { int M(S a, int b, int c, int d, int e, int f) { a.Grow(); return a.V; } }")]
    [InlineData("struct S { public int V; public void Grow() { V++; } } class A { int M((S First, int) a, int b, int c, int d, int e, int f) { a.First.Grow(); return a.First.V; } }")]
    [InlineData("struct S { public int V; public int Next => ++V; } class A { int M(S a, int b, int c, int d, int e, int f) => a.Next + a.V; }")]
    [InlineData("struct S { public int V; public int this[int i] => V += i; } class A { int M(S a, int b, int c, int d, int e, int f) => a[1] + a.V; }")]
    public async Task Other_declarations(string text) => await Refuses(text);

    [Fact]
    public async Task Language_versions_without_records() =>
        await Refuses($"class A {{ void M(int a, {Five}) {{ }} }}", LanguageVersion.CSharp8);

    private static async Task Refuses(string text, LanguageVersion language = LanguageVersion.Preview)
    {
        using var run = FixRun.On(text, language);
        Assert.NotEmpty(await run.Left("V2005"));
        Assert.False(await run.Fix("V2005"));
        Assert.Equal(text, await run.Read("Test.cs"));
    }
}
