using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Types with a form of their own: documents of System.Text.Json, and strongly typed ids.</summary>
internal static class FreeTypes
{
    public static TypeSpec? TryResolve(INamedTypeSymbol type) =>
        IsElement(type) ? TypeNames.Json(type, new CodecRef(CodecKind.JsonElement))
        : IsNode(type, "JsonNode") || IsNode(type, "JsonObject") || IsNode(type, "JsonArray") ? TypeNames.Json(type, new CodecRef(CodecKind.JsonNode) { Types = new([Naming.FullName(type)]) })
        : ParsableTypes.Is(type) ? Parsable(type, Naming.FullName(type))
        : null;

    /// <summary>Whether a type is a document of System.Text.Json.</summary>
    /// <param name="type">The type.</param>
    public static bool IsElement(ITypeSymbol type) =>
        type is INamedTypeSymbol named && TypeNames.IsGeneric(named, "System.Text.Json", "JsonElement");

    /// <summary>Whether a type is one of the documents of System.Text.Json that can be changed.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">Its simple name.</param>
    public static bool IsNode(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol named && TypeNames.IsGeneric(named, "System.Text.Json.Nodes", name);

    private static TypeSpec Parsable(INamedTypeSymbol type, string name) => TypeNames.Json(type, new CodecRef(CodecKind.Parsable) { Types = new([name]) }) with
    {
        Column = new ColumnRef(ColumnKind.Parsable, "TEXT") { Type = name },
        Index = IndexKind.Equality,
        IsParsable = true,
    };
}
