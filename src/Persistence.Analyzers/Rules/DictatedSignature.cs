using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Rules;

/// <summary>Signatures that another type decided, where only a compilation shows it.</summary>
internal static class DictatedSignature
{
    /// <summary>True for a member that implements an interface, and for a lambda that becomes a delegate of metadata.</summary>
    public static bool IsDictated(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) =>
        declaration is AnonymousFunctionExpressionSyntax lambda
            ? BecomesForeignDelegate(lambda, model, cancellation)
            : MayImplementInterface(declaration) && model.GetDeclaredSymbol(declaration, cancellation) is { } symbol && ImplementsInterface(symbol);

    /// <summary>True when a member is what the containing type answers an interface with.</summary>
    public static bool ImplementsInterface(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.LocalFunction) } or IPropertySymbol or IEventSymbol
        && symbol.ContainingType is { } type
        && type.AllInterfaces
            .SelectMany(contract => contract.GetMembers(symbol.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));

    /// <summary>What the text rules out needs no symbol: asking for one binds the type's bases, which is most of what the rule would cost.</summary>
    private static bool MayImplementInterface(SyntaxNode declaration) =>
        declaration is MethodDeclarationSyntax or IndexerDeclarationSyntax or OperatorDeclarationSyntax
        && ((MemberDeclarationSyntax)declaration).Modifiers.Any(SyntaxKind.PublicKeyword)
        && declaration.Parent is TypeDeclarationSyntax type and not InterfaceDeclarationSyntax
        && (type.BaseList is not null || type.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool BecomesForeignDelegate(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation)
    {
        // `var f = (a, b, c, d, e, f) => …` has a delegate type of metadata too, but the code did not name it.
        if (lambda.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } })
        {
            return false;
        }

        return model.GetTypeInfo(lambda, cancellation).ConvertedType is { } target && target.DeclaringSyntaxReferences.IsEmpty;
    }
}
