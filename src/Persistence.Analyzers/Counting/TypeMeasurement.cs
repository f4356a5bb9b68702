using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Analyzers.Counting;

/// <summary>One declaration of a type in a file. A partial type has one in each file that declares a part of it.</summary>
public sealed class TypeMeasurement
{
    internal TypeMeasurement(BaseTypeDeclarationSyntax declaration) => Declaration = declaration;

    /// <summary>The declaration that was counted.</summary>
    public BaseTypeDeclarationSyntax Declaration { get; }

    /// <summary>The type's own name, without namespace, containing types and type parameters.</summary>
    public string Name => Declaration.Identifier.ValueText;

    /// <summary>Physical lines from the first modifier or keyword, attributes left out, to the closing brace.</summary>
    public int Lines => LineRules.CountLines(Declaration);

    /// <summary>Where the name stands.</summary>
    public Location GetLocation() => Declaration.Identifier.GetLocation();
}
