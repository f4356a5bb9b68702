using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>Which signatures may change: those that no other code relies on, with parameters that a record can hold.</summary>
internal static class SignatureRules
{
    public static bool Allows(IMethodSymbol method, MethodDeclarationSyntax declaration, Compilation compilation) =>
        IsOrdinary(method)
        && IsOwnDecision(method, declaration)
        && IsOnlyOfItsName(method)
        && declaration.ParameterList.Parameters.All(IsPlain)
        && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.IsParams && ParameterTypes.CanBeProperty(parameter.Type))
        && HasRecords(declaration, compilation);

    private static bool IsOrdinary(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsExtensionMethod: false, IsExtern: false }
        && method.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct, IsFileLocal: false };

    /// <summary>False for a method that overrides, can be overridden, answers an interface, is partial, or has attributes that may bind it to a caller that the compiler does not see.</summary>
    private static bool IsOwnDecision(IMethodSymbol method, MethodDeclarationSyntax declaration) =>
        method is { IsVirtual: false, IsAbstract: false, IsOverride: false }
        && declaration.AttributeLists.Count == 0
        && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
        && !method.ContainingType.AllInterfaces
            .SelectMany(contract => contract.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    /// <summary>Beside an overload, a call with one argument could suddenly mean this method. `Add` may be called by a collection initializer.</summary>
    private static bool IsOnlyOfItsName(IMethodSymbol method) =>
        method.Name != "Add" && TypeAndBases(method.ContainingType).SelectMany(type => type.GetMembers(method.Name)).Count() == 1;

    private static IEnumerable<INamedTypeSymbol> TypeAndBases(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>No attributes, no modifiers, and a default that reads the same in another file.</summary>
    private static bool IsPlain(ParameterSyntax parameter) =>
        parameter.AttributeLists.Count == 0
        && parameter.Modifiers.Count == 0
        && parameter.Default?.Value is null or LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax };

    private static bool HasRecords(MethodDeclarationSyntax declaration, Compilation compilation) =>
        ((CSharpParseOptions)declaration.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp10
        && compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.IsExternalInit") is not null;
}
