using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>What is a function: whatever has a body of its own.</summary>
internal static class FunctionRules
{
    /// <summary>
    /// False for auto-accessors, abstract, extern and partial members without a body, and properties whose accessors have the bodies.
    /// </summary>
    public static bool HasOwnBody(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (method.Body ?? (SyntaxNode?)method.ExpressionBody) is not null,
        AccessorDeclarationSyntax accessor => (accessor.Body ?? (SyntaxNode?)accessor.ExpressionBody) is not null,
        LocalFunctionStatementSyntax local => (local.Body ?? (SyntaxNode?)local.ExpressionBody) is not null,
        PropertyDeclarationSyntax property => property.ExpressionBody is not null,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody is not null,
        _ => false,
    };

    /// <summary>The functions of one part of a type: local functions and members of extension blocks too, those of nested types not.</summary>
    public static int CountIn(TypeDeclarationSyntax type) =>
        type.DescendantNodes(node => node == type || node is not BaseTypeDeclarationSyntax or ExtensionBlockDeclarationSyntax).Count(HasOwnBody);
}
