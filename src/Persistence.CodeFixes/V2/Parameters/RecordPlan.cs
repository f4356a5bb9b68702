using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.CodeFixes.V2.Parameters;

/// <summary>A method whose parameters can become a record, and the names the record gets.</summary>
internal sealed class RecordPlan
{
    public RecordPlan(IMethodSymbol method, MethodDeclarationSyntax declaration, RecordNames names)
    {
        Method = method;
        Declaration = declaration;
        Names = names;
    }

    public IMethodSymbol Method { get; }

    public MethodDeclarationSyntax Declaration { get; }

    public RecordNames Names { get; }

    /// <summary>True where code outside the solution may call the method.</summary>
    public bool IsPublic
    {
        get
        {
            for (ISymbol? current = Method; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
            {
                if (current.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The plan for a method; null where the result could fail to compile or mean something else.</summary>
    public static RecordPlan? TryMake(MethodDeclarationSyntax declaration, SemanticModel model)
    {
        if (model.GetDeclaredSymbol(declaration) is not IMethodSymbol method
            || !SignatureRules.Allows(method, declaration, model.Compilation)
            || !BodyRules.Allow(method, declaration, model))
        {
            return null;
        }

        return RecordNames.TryMake(method, declaration, model.Compilation) is { } names ? new RecordPlan(method, declaration, names) : null;
    }
}
