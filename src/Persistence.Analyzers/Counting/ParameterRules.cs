using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>Which parameters of a declaration count, as far as the text alone decides. Interface implementations need a compilation.</summary>
internal static class ParameterRules
{
    /// <summary>The parameters that count; none when the declaration is exempt.</summary>
    public static IReadOnlyList<ParameterSyntax> CountedParameters(SyntaxNode declaration)
    {
        var parameters = ParametersOf(declaration);
        if (parameters.Count == 0 || ParameterExemptions.IsExempt(declaration))
        {
            return [];
        }

        var forwarded = ParameterExemptions.ForwardedToBase(declaration);
        return parameters.Where(parameter => !IsReceiver(parameter) && !forwarded.Contains(parameter.Identifier.ValueText)).ToList();
    }

    /// <summary>All parameters a declaration writes, before anything is exempted.</summary>
    public static SeparatedSyntaxList<ParameterSyntax> ParametersOf(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters,
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
        IndexerDeclarationSyntax indexer => indexer.ParameterList.Parameters,
        DelegateDeclarationSyntax type => type.ParameterList.Parameters,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters,
        TypeDeclarationSyntax { ParameterList: { } list } => list.Parameters,
        _ => default,
    };

    private static bool IsReceiver(ParameterSyntax parameter) => parameter.Modifiers.Any(SyntaxKind.ThisKeyword);
}
