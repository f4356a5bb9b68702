using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Analyzers.Counting;
using Persistence.Analyzers.Options;

namespace Persistence.Analyzers.Rules;

/// <summary>V2005. Symbols are asked only for a declaration that is over the limit by its text.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ParameterLimitAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LimitDescriptors.Parameters];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            Analyze,
            SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.LocalFunctionStatement,
            SyntaxKind.OperatorDeclaration, SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.IndexerDeclaration,
            SyntaxKind.DelegateDeclaration, SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.AnonymousMethodExpression,
            SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var written = ParameterRules.ParametersOf(context.Node).Count;
        if (written == 0)
        {
            return;
        }

        var allowed = LimitOptions.Read(LimitRules.Parameters, context.Options, context.Node.SyntaxTree);
        if (written <= allowed)
        {
            return;
        }

        var counted = ParameterRules.CountedParameters(context.Node);
        if (counted.Count > allowed && !DictatedSignature.IsDictated(context.Node, context.SemanticModel, context.CancellationToken))
        {
            var report = new LimitReport(LimitRules.Parameters, counted.Count, allowed);
            context.ReportDiagnostic(report.At(
                DeclarationNames.TokenOf(context.Node).GetLocation(),
                DeclarationNames.NameOf(context.Node),
                counted.Select(parameter => parameter.GetLocation())));
        }
    }
}
