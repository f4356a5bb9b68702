using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Types with a JSON form of their own: documents of System.Text.Json, and ids that parse themselves.</summary>
internal static class FreeTypes
{
    public static TypeSpec? TryResolve(INamedTypeSymbol type)
    {
        var name = Naming.FullName(type);
        return name switch
        {
            "global::System.Text.Json.JsonElement" => TypeNames.Json(type, $"{TypeNames.Serialization}.JsonElementCodec"),
            "global::System.Text.Json.Nodes.JsonNode" or "global::System.Text.Json.Nodes.JsonObject" or "global::System.Text.Json.Nodes.JsonArray"
                => TypeNames.Json(type, $"{TypeNames.Serialization}.JsonNodeCodec<{name}>"),
            _ => IsId(type) ? TypeNames.Json(type, $"{TypeNames.Serialization}.ParsableCodec<{name}>") : null,
        };
    }

    // A user's type that parses the text it formats itself as.
    private static bool IsId(INamedTypeSymbol type) =>
        type.ContainingNamespace?.ToDisplayString() is { } space
        && space != "System" && !space.StartsWith("System.", StringComparison.Ordinal)
        && type.AllInterfaces.Any(static face => face.ToDisplayString() == "System.IFormattable")
        && type.AllInterfaces.Any(face => face.MetadataName == "ISpanParsable`1" && SymbolEqualityComparer.Default.Equals(face.TypeArguments[0], type));
}
