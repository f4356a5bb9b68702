using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Projects;

/// <summary>The names by which a project's session classes are known: with their namespace, and with the types around them.</summary>
internal static class MetadataNames
{
    /// <summary>The metadata name of a type.</summary>
    /// <param name="type">The type.</param>
    public static string Of(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return Of(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
    }
}
