using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>Declarations whose parameters another type decided, or that are data.</summary>
internal static class ParameterExemptions
{
    private static readonly HashSet<string> NativeAttributes = new(StringComparer.Ordinal)
    {
        "LibraryImport", "LibraryImportAttribute", "DllImport", "DllImportAttribute", "UnsafeAccessor", "UnsafeAccessorAttribute",
    };

    /// <summary>
    /// Overrides, explicit interface implementations, extern and imported functions, one part of a partial member, positional records,
    /// and the receiver of an extension block.
    /// </summary>
    public static bool IsExempt(SyntaxNode declaration) => declaration switch
    {
        RecordDeclarationSyntax or ExtensionBlockDeclarationSyntax => true,
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => true,
        OperatorDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => true,
        IndexerDeclarationSyntax { ExplicitInterfaceSpecifier: not null } => true,
        MemberDeclarationSyntax member => IsDictated(member.Modifiers, member) || IsNative(member.AttributeLists),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.ExternKeyword),
        _ => false,
    };

    /// <summary>Names of the parameters that a constructor hands to `base` as they are: the base class asked for them.</summary>
    public static IReadOnlyCollection<string> ForwardedToBase(SyntaxNode declaration)
    {
        var arguments = BaseArguments(declaration);
        return arguments is null
            ? []
            : arguments.Arguments.Select(argument => argument.Expression).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToList();
    }

    private static ArgumentListSyntax? BaseArguments(SyntaxNode declaration) => declaration switch
    {
        ConstructorDeclarationSyntax { Initializer: { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } initializer } => initializer.ArgumentList,
        ClassDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault()?.ArgumentList,
        _ => null,
    };

    private static bool IsDictated(SyntaxTokenList modifiers, MemberDeclarationSyntax member)
    {
        if (modifiers.Any(SyntaxKind.OverrideKeyword) || modifiers.Any(SyntaxKind.ExternKeyword))
        {
            return true;
        }

        return member is not TypeDeclarationSyntax && modifiers.Any(SyntaxKind.PartialKeyword) && IsPartNotCounted(member);
    }

    /// <summary>
    /// The defining part is where a caller reads the parameters, so it is the one that is counted; but for a constructor, whose defining part
    /// the compiler shows to no analyzer.
    /// </summary>
    private static bool IsPartNotCounted(MemberDeclarationSyntax member) => member switch
    {
        ConstructorDeclarationSyntax constructor => !FunctionRules.HasOwnBody(constructor),
        IndexerDeclarationSyntax { AccessorList: { } list } => list.Accessors.Any(FunctionRules.HasOwnBody),
        _ => FunctionRules.HasOwnBody(member),
    };

    private static bool IsNative(SyntaxList<AttributeListSyntax> attributes) =>
        attributes.SelectMany(list => list.Attributes).Any(attribute => NativeAttributes.Contains(SimpleName(attribute.Name)));

    private static string SimpleName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => string.Empty,
    };
}
