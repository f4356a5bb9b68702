using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>How a message names a declaration, and the token it points at.</summary>
internal static class DeclarationNames
{
    /// <summary>The identifier, or the keyword or operator that stands in its place.</summary>
    public static SyntaxToken TokenOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        DestructorDeclarationSyntax finalizer => finalizer.Identifier,
        OperatorDeclarationSyntax operation => operation.OperatorToken,
        ConversionOperatorDeclarationSyntax conversion => conversion.OperatorKeyword,
        LocalFunctionStatementSyntax local => local.Identifier,
        AccessorDeclarationSyntax accessor => accessor.Keyword,
        BasePropertyDeclarationSyntax property => TokenOf(property),
        _ => TokenOfOther(declaration),
    };

    /// <summary>A short name, unique enough inside one file.</summary>
    public static string NameOf(SyntaxNode declaration) => declaration switch
    {
        DestructorDeclarationSyntax finalizer => "~" + finalizer.Identifier.ValueText,
        OperatorDeclarationSyntax operation => "operator " + operation.OperatorToken.ValueText,
        ConversionOperatorDeclarationSyntax conversion => conversion.ImplicitOrExplicitKeyword.ValueText + " operator " + conversion.Type,
        AccessorDeclarationSyntax accessor => OwnerOf(accessor) + "." + accessor.Keyword.ValueText,
        IndexerDeclarationSyntax => "this[]",
        GlobalStatementSyntax => "top-level statements",
        AnonymousFunctionExpressionSyntax => "lambda",
        _ => TokenOf(declaration).ValueText,
    };

    private static SyntaxToken TokenOf(BasePropertyDeclarationSyntax property) => property switch
    {
        PropertyDeclarationSyntax named => named.Identifier,
        EventDeclarationSyntax named => named.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        _ => property.GetFirstToken(),
    };

    private static SyntaxToken TokenOfOther(SyntaxNode declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax field } => field.Identifier,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier,
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: BaseTypeDeclarationSyntax type } => type.Identifier,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ArrowToken,
        _ => declaration.GetFirstToken(),
    };

    private static string OwnerOf(AccessorDeclarationSyntax accessor) =>
        accessor.Parent?.Parent is BasePropertyDeclarationSyntax owner ? NameOf(owner) : string.Empty;
}
