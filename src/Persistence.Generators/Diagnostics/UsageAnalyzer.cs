using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Diagnostics;

/// <summary>
/// Reports what a session class does wrong. It asks the generator's own parser, so that a class either has stores or
/// has an error; as an analyzer's diagnostics they can be suppressed by pragma and configured by editorconfig.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. UsageDiagnostics.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!Attributes.Has(type, KnownNames.PersistedSessionAttribute))
        {
            return;
        }

        var problems = Problems.Collect(context.ReportDiagnostic);
        SessionParser.Parse(type, context.Compilation, problems, context.CancellationToken);
        BackendRules.Check(type, context.Compilation, problems);
    }
}
