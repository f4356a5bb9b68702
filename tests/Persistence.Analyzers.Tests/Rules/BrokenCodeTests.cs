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
    public async Task Every_prefix_of_a_file_is_analysed(string text)
    {
        foreach (var lengths in Enumerable.Range(0, text.Length + 1).Chunk(40))
        {
            // Some prefixes share a compilation, because making one costs more than the analysis; that they all declare the same
            // types only breaks the code more.
            var run = new AnalyzerRun().Enable("V2007", "V2008", "V2009", "V2010").BuildProperty("V2Report", "x");
            foreach (var length in lengths)
            {
                run.File($"/code/{length}.cs", text[..length]);
            }

            foreach (var (_, key, _) in OptionTests.Keys.Select(row => row.Data))
            {
                run.Option(key, "0");
            }

            Assert.NotEmpty(await run.Tell());
        }
    }

    [Fact]
    public void A_chain_of_ten_thousand_operators_does_not_overflow_the_stack()
    {
        var text = "class C { bool M(bool b) => " + string.Join(" && ", Enumerable.Repeat("b", 10_000)) + "; }";
        Assert.Equal(10_000, Parsed.File(text).Functions[0].Complexity);
    }
}
