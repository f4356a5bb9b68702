using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Diagnostics;

/// <summary>PG0033: a method marked <c>[SchemaUpgrade]</c> in a type of which no session is stored, a base class too.</summary>
internal static class StrayUpgrades
{
    /// <summary>Looks at an attribute. Most are passed over by their name alone.</summary>
    /// <param name="context">The attribute.</param>
    public static void Check(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (NameOf(attribute.Name) is "SchemaUpgrade" or "SchemaUpgradeAttribute"
            && attribute.Parent?.Parent is MethodDeclarationSyntax method
            && context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken) is { ContainingType: { } type } step
            && Attributes.Has(step, KnownNames.SchemaUpgradeAttribute)
            && !Attributes.Has(type, KnownNames.PersistedSessionAttribute))
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageDiagnostics.StrayUpgrade, method.Identifier.GetLocation(), step.Name, type.Name));
        }
    }

    private static string NameOf(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => "",
    };
}
