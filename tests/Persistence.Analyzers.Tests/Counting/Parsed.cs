using Microsoft.CodeAnalysis.CSharp;
using Persistence.Analyzers.Counting;

namespace Persistence.Analyzers.Tests.Counting;

/// <summary>Parses a text as the newest C# and measures it.</summary>
internal static class Parsed
{
    public static FileMeasurement File(string text) =>
        FileMeasurement.Measure(CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    /// <summary>Measures a text that has to be free of syntax errors, so that a corpus cannot pass because it was misread.</summary>
    public static FileMeasurement Valid(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(tree.GetDiagnostics(TestContext.Current.CancellationToken));
        return FileMeasurement.Measure(tree, TestContext.Current.CancellationToken);
    }
}
