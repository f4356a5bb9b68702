using Microsoft.CodeAnalysis;

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

        return null;
    }

    public static bool Has(ISymbol symbol, string metadataName) => Find(symbol, metadataName) is not null;

    public static bool Is(AttributeData attribute, string metadataName) =>
        attribute.AttributeClass is { } type
        && metadataName.EndsWith(type.MetadataName, StringComparison.Ordinal)
        && type.ToDisplayString() == metadataName;

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
