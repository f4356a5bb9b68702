using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Options;

namespace Persistence.Analyzers.Rules;

/// <summary>
/// V2006. A level is a base class of the same project: a base class of a library or of another project is that one's decision,
/// and whether it is seen as source differs between an editor and a build.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InheritanceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LimitDescriptors.Inheritance];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || type.Locations.FirstOrDefault(place => place.IsInSource) is not { SourceTree: { } tree } location)
        {
            return;
        }

        var above = BaseClasses(type).ToList();
        var allowed = LimitOptions.Read(LimitRules.Inheritance, context.Options, tree);
        if (above.Count > allowed)
        {
            var report = new LimitReport(LimitRules.Inheritance, above.Count, allowed);
            context.ReportDiagnostic(report.At(location, type.Name, above.SelectMany(ancestor => ancestor.Locations.Take(1))));
        }
    }

    private static IEnumerable<INamedTypeSymbol> BaseClasses(INamedTypeSymbol type)
    {
        for (var above = type.BaseType; above is not null; above = above.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(above.ContainingAssembly, type.ContainingAssembly))
            {
                yield return above;
            }
        }
    }
}
