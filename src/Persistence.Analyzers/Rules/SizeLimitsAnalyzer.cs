using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Options;

namespace Persistence.Analyzers.Rules;

/// <summary>V2007 to V2010, off by default: an analyzer of their own, so that the compiler skips the walk while all are off.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SizeLimitsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        LimitDescriptors.FunctionLines, LimitDescriptors.ClassLines, LimitDescriptors.EnumsPerFile, LimitDescriptors.Nesting,
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
        CheckFunctionLines(context, file);
        CheckClassLines(context, file);
        CheckEnums(context, file);
        CheckNesting(context, file);
    }

    private static void CheckFunctionLines(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.FunctionLines, context.Options, context.Tree);
        foreach (var function in file.Functions.Where(function => function.Lines > allowed))
        {
            context.ReportDiagnostic(new LimitReport(LimitRules.FunctionLines, function.Lines, allowed).At(function.GetLocation(), function.Name));
        }
    }

    private static void CheckClassLines(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.ClassLines, context.Options, context.Tree);
        foreach (var type in file.Classes.Where(type => type.Lines > allowed))
        {
            context.ReportDiagnostic(new LimitReport(LimitRules.ClassLines, type.Lines, allowed).At(type.GetLocation(), type.Name));
        }
    }

    private static void CheckEnums(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.EnumsPerFile, context.Options, context.Tree);
        if (file.Enums.Count > allowed)
        {
            var first = file.Enums[allowed];
            var report = new LimitReport(LimitRules.EnumsPerFile, file.Enums.Count, allowed);
            context.ReportDiagnostic(report.At(first.GetLocation(), first.Name, file.Enums.Select(type => type.GetLocation())));
        }
    }

    private static void CheckNesting(SyntaxTreeAnalysisContext context, FileMeasurement file)
    {
        var allowed = LimitOptions.Read(LimitRules.Nesting, context.Options, context.Tree);
        foreach (var function in file.Functions.Where(function => function.Nesting > allowed))
        {
            var report = new LimitReport(LimitRules.Nesting, function.Nesting, allowed);
            context.ReportDiagnostic(report.At(function.GetLocation(), function.Name, function.GetDeepestLevels()));
        }
    }
}
