using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Suppressions;

namespace Persistence.Analyzers.Rules;

/// <summary>V2104: a pragma needs a comment, a [SuppressMessage] needs its Justification. The system this grew out of kept a registry of exceptions that no tool read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JustificationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [PatternDescriptors.Justification];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxTreeAction(AnalyzePragmas);
        context.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    private static void AnalyzePragmas(SyntaxTreeAnalysisContext context)
    {
        var root = context.Tree.GetRoot(context.CancellationToken);
        var directive = root.ContainsDirectives ? root.GetFirstDirective(PragmaSuppression.IsPragma) : null;
        for (; directive is not null; directive = directive.GetNextDirective(PragmaSuppression.IsPragma))
        {
            if (PragmaSuppression.Unjustified((PragmaWarningDirectiveTriviaSyntax)directive) is { } what)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    PatternDescriptors.Justification, directive.GetLocation(), what, "say why in a comment after the pragma or above it"));
            }
        }
    }

    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        if (AttributeSuppression.Unjustified((AttributeSyntax)context.Node, context.SemanticModel, context.CancellationToken) is { } what)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                PatternDescriptors.Justification, context.Node.GetLocation(), what, "say why in its Justification"));
        }
    }
}
