using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Suppressions;

/// <summary>Reads <c>[SuppressMessage("V2.Limits", "V2001", Justification = "…")]</c>.</summary>
internal static class AttributeSuppression
{
    /// <summary>The rule that an attribute turns off without a reason; null when it is another attribute, or there is a reason.</summary>
    public static string? Unjustified(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        if (SimpleName(attribute.Name) is not ("SuppressMessage" or "SuppressMessageAttribute") || attribute.ArgumentList is not { Arguments.Count: >= 2 } list)
        {
            return null;
        }

        var id = Text(list.Arguments[1], model, cancellation);
        var reason = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Justification");
        return !Justification.NamesRule(id) || (reason is not null && Justification.IsReason(Text(reason, model, cancellation))) ? null : id;
    }

    private static string? Text(AttributeArgumentSyntax argument, SemanticModel model, CancellationToken cancellation) =>
        argument.Expression is LiteralExpressionSyntax { Token.Value: string literal }
            ? literal
            : model.GetConstantValue(argument.Expression, cancellation).Value as string;

    private static string SimpleName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => string.Empty,
    };
}
