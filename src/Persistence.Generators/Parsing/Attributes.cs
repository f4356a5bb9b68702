using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Persistence.Generators.Parsing;

/// <summary>Reads attributes by their metadata name.</summary>
internal static class Attributes
{
    public static AttributeData? Find(ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (Is(attribute, metadataName))
            {
                return attribute;
            }
        }

        // An override has the attributes of what it overrides, as reflection sees it.
        return symbol is IPropertySymbol { OverriddenProperty: { } overridden } ? Find(overridden, metadataName) : null;
    }

    public static bool Has(ISymbol symbol, string metadataName) => Find(symbol, metadataName) is not null;

    public static bool Is(AttributeData attribute, string metadataName) =>
        attribute.AttributeClass is { ContainingType: null } type
        && metadataName.EndsWith(type.MetadataName, StringComparison.Ordinal)
        && IsNamespace(type.ContainingNamespace, metadataName, metadataName.Length - type.MetadataName.Length - 1);

    /// <summary>Whether a namespace has the name that stands in the first characters of a text. Makes no string, because it is asked at every keystroke.</summary>
    public static bool IsNamespace(INamespaceSymbol? candidate, string text, int length)
    {
        var end = length;
        while (candidate is { IsGlobalNamespace: false })
        {
            var start = end - candidate.Name.Length;
            if (start < 0 || string.CompareOrdinal(text, start, candidate.Name, 0, candidate.Name.Length) != 0)
            {
                return false;
            }

            candidate = candidate.ContainingNamespace;
            end = start - 1;
        }

        return end == -1;
    }

    /// <summary>Where an argument of an attribute stands; the attribute itself where it has no such argument.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The property that is set, or null for the first positional argument.</param>
    public static Location? LocationOf(AttributeData attribute, string? name)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        var argument = syntax?.ArgumentList?.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name);
        return argument?.Expression.GetLocation() ?? syntax?.GetLocation();
    }

    /// <summary>Where a positional argument of an attribute stands; the attribute itself where it has none there.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="position">The argument's place, from 0; negative for the attribute itself.</param>
    public static Location? LocationOf(AttributeData attribute, int position)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        return (position < 0 ? null : ArgumentOf(attribute, position, syntax))?.Expression.GetLocation() ?? syntax?.GetLocation();
    }

    private static AttributeArgumentSyntax? ArgumentOf(AttributeData attribute, int position, AttributeSyntax? syntax)
    {
        var arguments = syntax?.ArgumentList?.Arguments.Where(static candidate => candidate.NameEquals is null).ToList() ?? [];
        var name = attribute.AttributeConstructor?.Parameters[position].Name;
        return arguments.Find(candidate => candidate.NameColon?.Name.Identifier.ValueText == name) ?? arguments.ElementAtOrDefault(position);
    }

    public static T? Named<T>(AttributeData? attribute, string name, T? absent = default)
    {
        foreach (var argument in attribute?.NamedArguments ?? [])
        {
            if (argument.Key == name && argument.Value.Kind != TypedConstantKind.Array && argument.Value.Value is T value)
            {
                return value;
            }
        }

        return absent;
    }

    public static IEnumerable<string> NamedStrings(AttributeData attribute, string name) =>
        attribute.NamedArguments
            .Where(argument => argument.Key == name && argument.Value.Kind == TypedConstantKind.Array && !argument.Value.IsNull)
            .SelectMany(static argument => argument.Value.Values)
            .Select(static value => value.Value as string ?? "");

    public static T? Argument<T>(AttributeData attribute, int position)
    {
        var arguments = attribute.ConstructorArguments;
        return position < arguments.Length && arguments[position].Kind != TypedConstantKind.Array && arguments[position].Value is T value
            ? value
            : default;
    }
}
