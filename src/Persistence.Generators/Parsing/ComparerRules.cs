using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Finds comparers that a loaded session would not have.</summary>
internal static class ComparerRules
{
    /// <summary>Checks the initializer of a member whose collection is replaced by a new one.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="member">How it is set.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(ISymbol symbol, MemberSpec member, DiagnosticSink problems)
    {
        // Syntax is looked at only when a diagnostic will be shown, never while generating.
        if (problems.AreReported && member.Setter != SetterKind.Fill && ArgumentsOf(symbol).Any(IsComparer))
        {
            problems.Add(UsageDiagnostics.LostComparer, symbol, symbol.Name);
        }
    }

    private static IEnumerable<ExpressionSyntax> ArgumentsOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences
            .Select(static reference => Initializer(reference.GetSyntax()))
            .OfType<BaseObjectCreationExpressionSyntax>()
            .SelectMany(static creation => creation.ArgumentList?.Arguments ?? default)
            .Select(static argument => argument.Expression);

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        _ => null,
    };

    // StringComparer.OrdinalIgnoreCase, new NaturalComparer(), NaturalComparer.Instance
    private static bool IsComparer(ExpressionSyntax argument) => argument switch
    {
        MemberAccessExpressionSyntax access => IsComparer(access.Expression.ToString()) && access.Name.Identifier.ValueText is not ("Ordinal" or "Default"),
        ObjectCreationExpressionSyntax creation => IsComparer(creation.Type.ToString()),
        _ => false,
    };

    private static bool IsComparer(string typeName) => typeName.Split('<')[0].EndsWith("Comparer", StringComparison.Ordinal);
}
