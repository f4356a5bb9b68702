using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Tests.Harness;

/// <summary>
/// Runs the usage analyzer over a source with marks, <c>{|PG0001:token|}</c>, and fails unless exactly the marked
/// diagnostics are reported, each at exactly its token. A class with an error must have no stores but those
/// that cannot be made, and the compiler must have nothing to add.
/// </summary>
internal static class Usage
{
    /// <summary>Checks a marked source with every backend referenced.</summary>
    public static void Reports(string marked) => Reports(marked, References.All, LanguageVersion.CSharp14);

    public static void Reports(string marked, IEnumerable<MetadataReference> references, LanguageVersion version)
    {
        var (source, expected) = Unmark(marked);
        var project = UserProject.With(references, version, source);
        var generation = Generation.Of(project);
        Assert.Equal(expected.Order(), Analyze(generation.Output).Select(static diagnostic => Text(diagnostic)).Order());
        var refused = Analyze(generation.Output).Any(static diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error && diagnostic.Id is not ("PG0018" or "PG0021"));
        Assert.True(!refused || generation.Sources.All(static file => !file.HintName.Contains("WrongMap")), "a refused class has stores");
        generation.Compiles();
    }

    /// <summary>What the analyzer says of a compilation that may already hold generated code.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(Compilation compilation)
    {
        var unhandled = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => unhandled.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = compilation
            .WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default))
            .WithAnalyzers([new UsageAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)
            .GetAwaiter().GetResult();
        Assert.Empty(unhandled);
        return found;
    }

    /// <summary>Takes the marks out of a source.</summary>
    public static (string Source, List<string> Expected) Unmark(string marked)
    {
        var source = new StringBuilder();
        var expected = new List<string>();
        var open = new Stack<(string Id, int Start)>();
        for (var index = 0; index < marked.Length; index++)
        {
            if (marked.AsSpan(index).StartsWith("{|PG"))
            {
                open.Push((marked.Substring(index + 2, 6), source.Length));
                index += 8;
            }
            else if (marked.AsSpan(index).StartsWith("|}"))
            {
                var (id, start) = open.Pop();
                expected.Add($"{id} at {start}: {source.ToString(start, source.Length - start)}");
                index++;
            }
            else
            {
                source.Append(marked[index]);
            }
        }

        return (source.ToString(), expected);
    }

    /// <summary>A diagnostic as the marks say it.</summary>
    public static string Text(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        return $"{diagnostic.Id} at {span.Start}: {diagnostic.Location.SourceTree?.GetText().ToString(span)}";
    }
}
