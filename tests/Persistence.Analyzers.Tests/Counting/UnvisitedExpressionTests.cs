using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Tests.Docs;

namespace Persistence.Analyzers.Tests.Counting;

/// <summary>
/// Counting does not visit an expression whose text has no sign of a decision. What it skips must hold none: over all files of this
/// repository the numbers are those of a search that visits everything.
/// </summary>
public sealed class UnvisitedExpressionTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void Nothing_that_counts_is_in_what_is_not_visited(string folder)
    {
        var decisions = 0;
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, folder), "*.cs", SearchOption.AllDirectories);
        foreach (var path in files.Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")))
        {
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview), path, cancellationToken: TestContext.Current.CancellationToken);
            var file = FileMeasurement.Measure(tree, TestContext.Current.CancellationToken);
            foreach (var unit in file.Functions.Concat(file.Initializers))
            {
                Assert.True(unit.GetDecisions().Count() + 1 == unit.Complexity, $"{path}: {unit.Name}");
                decisions += unit.Complexity - 1;
            }

            var local = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<LocalFunctionStatementSyntax>();
            Assert.Equal(local, file.Functions.Select(function => function.Declaration).OfType<LocalFunctionStatementSyntax>());
        }

        Assert.True(decisions > 100, $"Only {decisions} decisions were seen: the folder is not the one that was meant.");
    }

    [Theory]
    [InlineData("var f = () => { if (a) { } };", 2)]
    [InlineData("M(x => x ? 1 : 2);", 2)]
    [InlineData("M(delegate { while (a) { } });", 2)]
    [InlineData("var b = x is 1 or 2;", 2)]
    [InlineData("var b = x is > 1\nand < 2;", 2)]
    [InlineData("M(a.b?.c);", 2)]
    [InlineData("return x switch { 1 => 2, _ => 3 };", 2)]
    [InlineData("command(vector, band_or, @or);", 1)]
    public void A_decision_deep_in_an_expression_counts(string statement, int complexity)
    {
        var file = Parsed.File($"class A {{ object M() {{ {statement} }} }}");
        Assert.Equal(complexity, Assert.Single(file.Functions).Complexity);
    }
}
