using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace V2Comparison.Differences;

/// <summary>The declarations that a number may belong to.</summary>
internal static class Units
{
    /// <summary>The innermost unit around the place where a rule reported.</summary>
    public static SyntaxNode At(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        var node = token.Parent!.AncestorsAndSelf().First(static node => IsUnit(node));
        return node is GlobalStatementSyntax ? root : node;
    }

    /// <summary>The name of the kind, for the report.</summary>
    public static string KindOf(SyntaxNode unit) => unit switch
    {
        CompilationUnitSyntax => "top-level statements",
        AnonymousFunctionExpressionSyntax => "lambda",
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static local function" : "local function",
        AccessorDeclarationSyntax or BasePropertyDeclarationSyntax or BaseMethodDeclarationSyntax => KindOfMember(unit),
        BaseTypeDeclarationSyntax => "type, or arguments of its base",
        VariableDeclaratorSyntax => "field initializer",
        _ => unit.Kind().ToString(),
    };

    private static string KindOfMember(SyntaxNode member) => member switch
    {
        AccessorDeclarationSyntax accessor => HasBody(accessor.Body, accessor.ExpressionBody) ? "accessor" : "accessor without a body",
        BaseMethodDeclarationSyntax method => HasBody(method.Body, method.ExpressionBody) ? "method" : "member without a body",
        _ => IsArrow(member) ? "arrow property" : "property with accessors, or its initializer",
    };

    private static bool IsUnit(SyntaxNode node) => IsCode(node) || IsMember(node);

    private static bool IsCode(SyntaxNode node) =>
        node is CompilationUnitSyntax or GlobalStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;

    private static bool IsMember(SyntaxNode node) => node switch
    {
        AccessorDeclarationSyntax or BasePropertyDeclarationSyntax or BaseMethodDeclarationSyntax => true,
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => true,
        _ => node is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax },
    };

    private static bool HasBody(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow) => body is not null || arrow is not null;

    private static bool IsArrow(SyntaxNode property) => property switch
    {
        PropertyDeclarationSyntax plain => plain.ExpressionBody is not null,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody is not null,
        _ => false,
    };
}
