using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Types with a form of their own: documents of System.Text.Json, and strongly typed ids.</summary>
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
            _ => ParsableTypes.Is(type) ? Parsable(type, name) : null,
        };
    }

    private static TypeSpec Parsable(INamedTypeSymbol type, string name) => TypeNames.Json(type, $"{TypeNames.Serialization}.ParsableCodec<{name}>") with
    {
        Column = $"{TypeNames.Columns}.ParsableColumn<{name}>",
        Index = IndexKind.Equality,
        IsParsable = true,
    };
}
