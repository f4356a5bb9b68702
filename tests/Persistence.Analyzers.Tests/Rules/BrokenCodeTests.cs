using Microsoft.CodeAnalysis.CSharp;
using Persistence.Analyzers.Tests.Counting;
using Persistence.Analyzers.Tests.Harness;

namespace Persistence.Analyzers.Tests.Rules;

/// <summary>An editor shows code that is half typed: nothing may throw, whatever is missing.</summary>
public sealed class BrokenCodeTests
{
    public static TheoryData<string> Files => new()
    {
        Broken.Everything,
        SessionCode.Attributes + SessionCode.With("public event System.Action A; public int B { get; set { if (value > 1) { field = value; } } } public Chat(int a) : this() { }"),
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_prefix_of_a_file_is_measured(string text)
    {
        for (var length = 0; length <= text.Length; length++)
        {
            var file = Parsed.File(text[..length]);
            foreach (var unit in file.Functions.Concat(file.Initializers))
            {
                Assert.Equal(unit.Complexity - 1, unit.GetDecisions().Count());
                Assert.InRange(unit.Lines, 1, 30);
                Assert.InRange(unit.ParameterCount, 0, 6);
                Assert.Equal(unit.Nesting, unit.GetDeepestLevels().Count());
                Assert.NotNull(unit.Name);
            }
        }
    }

    /// <summary>Cut after every token. Some prefixes share a compilation; that they all declare the same types only breaks the code more.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_prefix_of_tokens_is_analysed(string text)
    {
        var ends = CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens(descendIntoTrivia: true).Select(token => token.Span.End).Distinct();
        foreach (var lengths in ends.Chunk(40))
        {
            var run = new AnalyzerRun().Enable("V2007", "V2008", "V2009", "V2010").BuildProperty("V2Report", "x");
            foreach (var length in lengths)
            {
                run.File($"/code/{length}.cs", text[..length]);
            }

            foreach (var (_, key, _) in OptionTests.Keys.Select(row => row.Data))
            {
                run.Option(key, "0");
            }

            Assert.NotEmpty(await run.Report());
        }
    }

    [Fact]
    public void A_chain_of_ten_thousand_operators_does_not_overflow_the_stack()
    {
        var text = "class C { bool M(bool b) => " + string.Join(" && ", Enumerable.Repeat("b", 10_000)) + "; }";
        Assert.Equal(10_000, Parsed.File(text).Functions[0].Complexity);
    }
}
