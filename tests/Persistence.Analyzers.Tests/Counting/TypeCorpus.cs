namespace Persistence.Analyzers.Tests.Counting;

/// <summary>What is a class, and what is an enum, for the limits per file.</summary>
public sealed class TypeCorpus
{
    [Theory]
    [InlineData("class A; struct B; record C; record struct D; record class E; interface F;", "A, B, C, D, E, F")]
    [InlineData("class A { class B { struct C { } } interface I { } }", "A, B, C, I")]
    [InlineData("file class A; readonly ref struct B; static class S; partial class P; partial class P;", "A, B, S, P, P")]
    [InlineData("enum E { A } delegate void D();", "")]
    [InlineData("static class X { extension(int i) { public int Twice => i * 2; } }", "X")]
    [InlineData("namespace N { namespace M { class A; } class B; }", "A, B")]
    [InlineData("class A<T>(int x) where T : class;", "A")]
    public void Classes(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Parsed.Valid(text).Classes.Select(type => type.Name)));

    [Theory]
    [InlineData("enum A { X = 1 } class C { enum B : byte { Y } } [System.Flags] public enum D { }", "A, B, D")]
    [InlineData("class C;", "")]
    public void Enums(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", Parsed.Valid(text).Enums.Select(type => type.Name)));

    [Fact]
    public void A_class_starts_after_its_attributes_and_ends_at_its_brace() =>
        Assert.Equal(4, Parsed.Valid("/// doc\n[System.Obsolete]\npublic class A\n{\n    int x;\n}\n").Classes[0].Lines);
}
