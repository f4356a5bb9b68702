using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Looks for setters that the compiler does not show: it imports neither private nor internal members of another assembly. The assembly
/// itself says whether there is one, unless it is a reference assembly, which has lost them.
/// </summary>
internal static class HiddenSetters
{
    /// <summary>Whether a property without a visible setter has a hidden one.</summary>
    /// <param name="property">The property.</param>
    public static bool Has(IPropertySymbol property)
    {
        var definition = property.OriginalDefinition;
        if (IsInSource(definition) || definition.ContainingModule?.GetMetadata() is not { } module)
        {
            return false;
        }

        var reader = module.GetMetadataReader();
        var handle = MetadataTokens.EntityHandle(definition.MetadataToken);
        return handle is { IsNil: false, Kind: HandleKind.PropertyDefinition }
            && !reader.GetPropertyDefinition((PropertyDefinitionHandle)handle).GetAccessors().Setter.IsNil;
    }

    /// <summary>Whether a symbol is declared in the project.</summary>
    /// <param name="symbol">The symbol.</param>
    public static bool IsInSource(ISymbol symbol)
    {
        foreach (var location in symbol.Locations)
        {
            if (location.IsInSource)
            {
                return true;
            }
        }

        return false;
    }
}
