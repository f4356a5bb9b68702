using Persistence.Analyzers.Tests.Harness;

namespace Persistence.Analyzers.Tests.Rules;

/// <summary>V2006: classes above a class that the same project declares.</summary>
public sealed class InheritanceTests
{
    [Theory]
    [InlineData("class A : System.ArgumentNullException;", "")]
    [InlineData("class A : System.Exception; class B : A; class C : B;", "")]
    [InlineData("class A; class B : A; class C : B; class D : C; class E : D;", "D 3, E 4")]
    [InlineData("record A; record B : A; record C : B; record D : C;", "D 3")]
    [InlineData("class A<T>; class B<T> : A<T>; class C : B<int>; class D : C;", "D 3")]
    [InlineData("interface A; interface B : A; interface C : B; interface D : C; struct S : D;", "")]
    [InlineData("class A; class B : A; class C : B; partial class D : C; partial class D;", "D 3")]
    public async Task Levels(string text, string expected)
    {
        var found = await AnalyzerRun.On(text).Find("V2006");
        Assert.Equal(expected, string.Join(", ", found.Select(line => $"{text.Substring(line.Location.SourceSpan.Start, line.Location.SourceSpan.Length)} {line.Properties["measured"]}")));
    }
}
