using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Tests.Harness;
using Persistence.SchemaFiles;

namespace Persistence.Generators.Tests.Schema;

/// <summary>A project with a <c>PersistedSchema.txt</c>, as the analyzer sees it, and the lines that its diagnostics would write.</summary>
internal static class Remembered
{
    /// <summary>What the analyzer reports for a source beside a file.</summary>
    /// <param name="file">The file's text; null where none is listed.</param>
    /// <param name="sources">The source files.</param>
    public static IReadOnlyList<Diagnostic> Analyze(string? file, params string[] sources) =>
        Analyze(new SchemaAnalyzer(), file, UserProject.With(References.All, LanguageVersion.CSharp14, sources));

    public static IReadOnlyList<Diagnostic> Analyze(DiagnosticAnalyzer analyzer, string? file, Compilation project)
    {
        var unhandled = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(file is null ? [] : [new Text(file)]), (exception, _, _) => unhandled.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = project
            .WithOptions(project.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default))
            .WithAnalyzers([analyzer], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)
            .GetAwaiter().GetResult();
        Assert.Empty(unhandled);
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>The file that the fix creates for a source.</summary>
    public static string FileOf(params string[] sources) => Write("", Analyze("", sources));

    /// <summary>The file after every diagnostic wrote its lines.</summary>
    public static string Write(string file, IEnumerable<Diagnostic> diagnostics)
    {
        var found = diagnostics.ToList();
        return SchemaLines.Change(file, Lines(found, SchemaLines.Removed), Lines(found, SchemaLines.Added));
    }

    /// <summary>Fails unless exactly the marked diagnostics are reported, each at its token.</summary>
    public static IReadOnlyList<Diagnostic> Reports(string? file, string marked)
    {
        var (source, expected) = Usage.Unmark(marked);
        var found = Analyze(file, source);
        Assert.Equal(expected.Order(), found.Select(Usage.Text).Order());
        return found;
    }

    private static IEnumerable<string> Lines(IEnumerable<Diagnostic> diagnostics, string property) =>
        diagnostics.SelectMany(diagnostic => diagnostic.Properties.GetValueOrDefault(property) is { Length: > 0 } lines ? lines.Split('\n') : []);

    private sealed class Text(string text) : AdditionalText
    {
        public override string Path => "/project/PersistedSchema.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
