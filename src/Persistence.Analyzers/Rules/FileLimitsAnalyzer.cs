using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Options;
using Persistence.Splitting;

namespace Persistence.Analyzers.Rules;

/// <summary>V2001 to V2004: what one walk over a file counts. A tree action, so an editor shows it while the file is typed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FileLimitsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        LimitDescriptors.FileLines, LimitDescriptors.FunctionsPerFile, LimitDescriptors.ClassesPerFile, LimitDescriptors.Complexity,
    ];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(Analyze);
    }

    private static void Analyze(SyntaxTreeAnalysisContext context)
    {
        var file = FileMeasurement.Measure(context.Tree, context.CancellationToken);
        CheckLines(context, file);
        CheckFunctions(context, file);
        CheckClasses(context, file);
        CheckComplexity(context, file);
    }

    private static void CheckLines(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.FileLines, context.Options, context.Tree);
        if (file.Lines > allowed)
        {
            var report = new LimitReport(LimitRules.FileLines, file.Lines, allowed)
                .With("allowedFunctions", LimitOptions.Read(LimitRules.FunctionsPerFile, context.Options, context.Tree));
            context.ReportDiagnostic(report.At(FirstTokenAfter(allowed, context), string.Empty));
        }
    }

    private static void CheckFunctions(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.FunctionsPerFile, context.Options, context.Tree);
        if (file.Functions.Count > allowed)
        {
            var first = file.Functions[allowed];
            var report = new LimitReport(LimitRules.FunctionsPerFile, file.Functions.Count, allowed)
                .With("allowedLines", LimitOptions.Read(LimitRules.FileLines, context.Options, context.Tree));
            context.ReportDiagnostic(report.At(first.GetLocation(), first.Name, file.Functions.Select(function => function.GetLocation())));
        }
    }

    private static void CheckClasses(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.ClassesPerFile, context.Options, context.Tree);
        if (file.Classes.Count > allowed)
        {
            var first = file.Classes[allowed];
            var report = new LimitReport(LimitRules.ClassesPerFile, file.Classes.Count, allowed);
            context.ReportDiagnostic(report.At(first.GetLocation(), first.Name, file.Classes.Select(type => type.GetLocation()), NoFix(context, file.Classes.Count, allowed)));
        }
    }

    /// <summary>The end of the message where types cannot leave the file: an editor then offers no fix, and `dotnet format` changes nothing.</summary>
    private static string NoFix(SyntaxTreeAnalysisContext context, int classes, int allowed)
    {
        var root = (CompilationUnitSyntax)context.Tree.GetRoot(context.CancellationToken);
        var choice = TypeChoice.Make(root, Path.GetFileNameWithoutExtension(context.Tree.FilePath), classes - allowed, allowed);
        return choice.Obstacle is { } obstacle ? $". No automatic fix: {obstacle}" : string.Empty;
    }

    private static void CheckComplexity(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.Complexity, context.Options, context.Tree);
        foreach (var unit in file.Functions.Concat(file.Initializers))
        {
            if (unit.Complexity > allowed)
            {
                var report = new LimitReport(LimitRules.Complexity, unit.Complexity, allowed);
                context.ReportDiagnostic(report.At(unit.GetLocation(), unit.Name, unit.GetDecisions()));
            }
        }
    }

    /// <summary>The first token after the last allowed line; not the line itself, which could be the pragma that allows the rest.</summary>
    private static Location FirstTokenAfter(int allowed, SyntaxTreeAnalysisContext context)
    {
        var position = context.Tree.GetText(context.CancellationToken).Lines[allowed].Start;
        var token = context.Tree.GetRoot(context.CancellationToken).FindToken(position);
        return (token.SpanStart < position ? token.GetNextToken(includeZeroWidth: true) : token).GetLocation();
    }
}
