using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Options;

namespace Persistence.Analyzers.Rules;

/// <summary>
/// V2900: with the MSBuild property V2Report set, reports what was measured in every file. The compiler writes it into the SARIF
/// file that the package's targets ask for, so a report needs no tool and an analyzer writes no file.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MeasurementAnalyzer : DiagnosticAnalyzer
{
    private const string BuildProperty = "V2Report";

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PatternDescriptors.Measured];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (LimitOptions.RawBuildValue(BuildProperty, start.Options) is not null)
            {
                start.RegisterSyntaxTreeAction(Analyze);
            }
        });
    }

    private static void Analyze(SyntaxTreeAnalysisContext context)
    {
        var values = Values(FileMeasurement.Measure(context.Tree, context.CancellationToken)).ToList();
        var message = string.Join(", ", values.Select(value => value.Name + " " + value.Value));
        var place = Location.Create(context.Tree, default);
        var properties = values.ToImmutableDictionary(value => value.Name, value => (string?)value.Value);
        context.ReportDiagnostic(Diagnostic.Create(PatternDescriptors.Measured, place, properties, message));
    }

    private static IEnumerable<(string Name, string Value)> Values(FileMeasurement file)
    {
        var complex = file.Functions.Concat(file.Initializers).OrderByDescending(unit => unit.Complexity).FirstOrDefault();
        var wide = file.Functions.OrderByDescending(function => function.ParameterCount).FirstOrDefault();
        yield return ("lines", Text(file.Lines));
        yield return ("functions", Text(file.Functions.Count));
        yield return ("classes", Text(file.Classes.Count));
        yield return ("enums", Text(file.Enums.Count));
        yield return ("complexity", Text(complex?.Complexity));
        yield return ("complexityOf", complex?.Name ?? string.Empty);
        yield return ("parameters", Text(wide?.ParameterCount));
        yield return ("parametersOf", wide is { ParameterCount: > 0 } ? wide.Name : string.Empty);
        yield return ("functionLines", Text(file.Functions.Select(function => (int?)function.Lines).Max()));
        yield return ("classLines", Text(file.Classes.Select(type => (int?)type.Lines).Max()));
        yield return ("nesting", Text(file.Functions.Select(function => (int?)function.Nesting).Max()));
    }

    private static string Text(int? number) => (number ?? 0).ToString(CultureInfo.InvariantCulture);
}
