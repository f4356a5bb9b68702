using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Analyzers.Counting;

namespace Persistence.Analyzers.Sessions;

/// <summary>
/// What is more than a simple member of a data class. Simple is: one expression; one statement that steers nothing; a constructor
/// that only runs expressions such as assignments; an override, an explicit interface implementation or an upgrade step, whatever it does.
/// </summary>
internal static class Behaviour
{
    /// <summary>The functions of one declaration, in the order of the text, that are more than simple members.</summary>
    public static IEnumerable<SyntaxNode> In(TypeDeclarationSyntax declaration) =>
        declaration.Members.SelectMany(FunctionsOf).Where(function => !IsSimple(function));

    private static IEnumerable<SyntaxNode> FunctionsOf(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => IsDictated(method.Modifiers, method) ? [] : [method],
        BasePropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null, AccessorList: { } list } => list.Accessors,
        _ => [],
    };

    private static bool IsDictated(SyntaxTokenList modifiers, BaseMethodDeclarationSyntax method) =>
        modifiers.Any(SyntaxKind.OverrideKeyword) || method is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } || method.AttributeLists.Any(IsUpgrade);

    // A step that turns what an earlier version stored into what the class stores has no other place.
    private static bool IsUpgrade(AttributeListSyntax attributes) =>
        attributes.Attributes.Any(static attribute => attribute.Name.ToString().Split('.').Last() is "SchemaUpgrade" or "SchemaUpgradeAttribute");

    private static bool IsSimple(SyntaxNode function) => function switch
    {
        _ when !FunctionRules.HasOwnBody(function) => true,
        ConstructorDeclarationSyntax { Body: { } body } => body.Statements.All(statement => statement is ExpressionStatementSyntax),
        BaseMethodDeclarationSyntax { Body: { } body } => IsSimpleBlock(body),
        AccessorDeclarationSyntax { Body: { } body } => IsSimpleBlock(body),
        _ => true,
    };

    private static bool IsSimpleBlock(BlockSyntax body) =>
        body.Statements.Count == 0
        || (body.Statements.Count == 1 && body.Statements[0] is ExpressionStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax);
}
