using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Sessions;

/// <summary>Members of a session class through which it would call other code: events, and fields and properties of a delegate type.</summary>
internal static class DelegateMembers
{
    /// <summary>The name of each such member of one declaration, and what it is, for a message.</summary>
    public static IEnumerable<(SyntaxToken Name, string Kind)> In(TypeDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellation) =>
        declaration.Members.SelectMany(member => NamesOf(member, model, cancellation));

    private static IEnumerable<(SyntaxToken Name, string Kind)> NamesOf(MemberDeclarationSyntax member, SemanticModel model, CancellationToken cancellation) => member switch
    {
        EventFieldDeclarationSyntax events => events.Declaration.Variables.Select(variable => (variable.Identifier, "an event")),
        EventDeclarationSyntax named => [(named.Identifier, "an event")],
        PropertyDeclarationSyntax property when IsDelegate(property.Type, model, cancellation) => [(property.Identifier, "a delegate")],
        FieldDeclarationSyntax field when IsDelegate(field.Declaration.Type, model, cancellation) =>
            field.Declaration.Variables.Select(variable => (variable.Identifier, "a delegate")),
        _ => [],
    };

    private static bool IsDelegate(TypeSyntax type, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(type, cancellation).Type is { } symbol
        && (symbol.TypeKind == TypeKind.Delegate || symbol.SpecialType is SpecialType.System_Delegate or SpecialType.System_MulticastDelegate);
}
