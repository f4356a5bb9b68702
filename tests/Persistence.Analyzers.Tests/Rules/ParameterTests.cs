using Persistence.Analyzers.Tests.Harness;

namespace Persistence.Analyzers.Tests.Rules;

/// <summary>V2005: who counts, and who is exempt because somebody else decided the signature.</summary>
public sealed class ParameterTests
{
    private const string Six = "int a, int b, int c, int d, int e, int f";

    [Theory]
    [InlineData($"class C {{ void M({Six}) {{ }} }}", "M")]
    [InlineData($"class C {{ public C({Six}) {{ }} }}", "C")]
    [InlineData($"class C {{ void M() {{ void L({Six}) {{ }} L(1, 2, 3, 4, 5, 6); }} }}", "L")]
    [InlineData($"delegate void D({Six});", "D")]
    [InlineData($"class C {{ int this[{Six}] => a; }}", "this")]
    [InlineData($"class C({Six});", "C")]
    [InlineData($"struct S({Six});", "S")]
    [InlineData($"interface I {{ void M({Six}); }}", "M")]
    [InlineData($"delegate void D({Six}); class C {{ D d = ({Six}) => {{ }}; }}", "D, =>")]
    [InlineData($"class C {{ void M() {{ var f = ({Six}) => a; }} }}", "=>")]
    [InlineData($"static class X {{ extension(string s) {{ public void M({Six}) {{ }} }} }}", "M")]
    [InlineData($"record R(int A) {{ public R({Six}) : this(a) {{ }} }}", "R")]
    [InlineData($"abstract class C {{ protected abstract void M({Six}); }}", "M")]
    [InlineData($"partial class C {{ partial void M({Six}); partial void M({Six}) {{ }} }}", "M")]
    [InlineData($"partial class C {{ public partial C({Six}); }} partial class C {{ public partial C({Six}) {{ }} }}", "C")]
    [InlineData($"partial class C {{ public partial int this[{Six}] {{ get; }} public partial int this[{Six}] {{ get => a; }} }}", "this")]
    [InlineData($"partial class C {{ public partial int this[{Six}] {{ get; }} public partial int this[{Six}] => a; }}", "this")]
    public async Task Counts(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", (await AnalyzerRun.On(text).Find("V2005")).Select(found => found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length))));

    [Fact]
    public async Task Of_a_partial_constructor_the_implementing_part_counts()
    {
        var text = $"partial class P {{ public partial P({Six}); }}\npartial class P {{ public partial P({Six}) {{ }} }}\n";
        Assert.Equal(["V2005 2:34 [P] 'P' has 6 parameters; V2 allows 5"], await AnalyzerRun.On(text).Report("V2005"));
        Assert.Equal(6, Counting.Parsed.File(text).Functions.Single().ParameterCount);
    }

    [Theory]
    [InlineData($"record R({Six});")]
    [InlineData($"record struct R({Six});")]
    [InlineData($"static class X {{ static void M(this string s, int a, int b, int c, int d, int e) {{ }} }}")]
    [InlineData("static class X { extension(string s) { public void M(int a, int b, int c, int d, int e) { } } }")]
    [InlineData($"class C {{ [System.Runtime.InteropServices.DllImport(\"x\")] static extern void M({Six}); }}")]
    [InlineData($"partial class C {{ [System.Runtime.InteropServices.LibraryImport(\"x\")] static partial void M({Six}); }}")]
    [InlineData($"class C {{ System.Action<int, int, int, int, int, int> a = ({Six}) => {{ }}; }}")]
    [InlineData($"class C {{ void M() {{ Run(({Six}) => {{ }}); }} void Run(System.Action<int, int, int, int, int, int> a) {{ }} }}")]
    public async Task Is_exempt(string text) => Assert.Empty(await AnalyzerRun.On(text).Report("V2005"));

    [Theory]
    [InlineData($"class B {{ public virtual void M({Six}) {{ }} }}", $"class C : B {{ public override void M({Six}) {{ }} }}")]
    [InlineData($"interface I {{ void M({Six}); }}", $"class C : I {{ public void M({Six}) {{ }} }}")]
    [InlineData($"interface I {{ void M({Six}); }}", $"class C : I {{ void I.M({Six}) {{ }} }}")]
    [InlineData($"interface I {{ int this[{Six}] {{ get; }} }}", $"class C : I {{ public int this[{Six}] => a; }}")]
    [InlineData($"interface I<T> {{ static abstract void M(T a, int b, int c, int d, int e, int f); }}", $"class C : I<int> {{ public static void M({Six}) {{ }} }}")]
    [InlineData($"class B({Six});", $"class C({Six}) : B(a, b, c, d, e, f);")]
    [InlineData($"class B {{ public B({Six}) {{ }} }}", $"class C : B {{ public C({Six}) : base(a, b, c, d, e, f) {{ }} }}")]
    public async Task Only_who_decided_the_signature_is_told(string decides, string follows) =>
        Assert.Single(await AnalyzerRun.On(decides + "\n" + follows).Find("V2005"), found => found.Location.GetLineSpan().StartLinePosition.Line == 0);
}
