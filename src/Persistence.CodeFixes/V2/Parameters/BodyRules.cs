using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Which bodies read the same after each parameter became a property.</summary>
internal static class BodyRules
{
    /// <summary>False where a parameter is assigned, is a struct that is worked on in place, or lends its name to something.</summary>
    public static bool Allow(IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel model)
    {
        SyntaxNode? body = declaration.Body ?? (SyntaxNode?)declaration.ExpressionBody?.Expression;
        if (body is null)
        {
            return false;
        }

        var flow = declaration.Body is { } block ? model.AnalyzeDataFlow(block) : model.AnalyzeDataFlow(declaration.ExpressionBody!.Expression);
        return flow is { Succeeded: true }
            && !flow.WrittenInside.Any(symbol => symbol is IParameterSymbol && method.Parameters.Contains(symbol, SymbolEqualityComparer.Default))
            && References(method, declaration, model).All(reference => MeansTheSame(reference, model));
    }

    /// <summary>Every place in a method that reads one of its parameters.</summary>
    public static IEnumerable<IdentifierNameSyntax> References(IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel model) =>
        declaration.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => model.GetSymbolInfo(name).Symbol is IParameterSymbol parameter
                && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
                && name.Parent is not NameColonSyntax);

    private static bool MeansTheSame(IdentifierNameSyntax reference, SemanticModel model) => reference.Parent switch
    {
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => false,
        ArgumentSyntax { Parent: TupleExpressionSyntax, NameColon: null } => false,
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } => false,
        ArgumentSyntax argument => !IsNameof(argument),
        MemberAccessExpressionSyntax access when access.Expression == reference => ParameterTypes.MayBeRead(access, model),
        ElementAccessExpressionSyntax access when access.Expression == reference => !ParameterTypes.IsMutableStruct(model.GetTypeInfo(reference).Type),
        RefExpressionSyntax => false,
        _ => true,
    };

    private static bool IsNameof(ArgumentSyntax argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
}
