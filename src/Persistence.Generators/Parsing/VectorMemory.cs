using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Memory of numbers, which only an embedding may be.</summary>
internal static class VectorMemory
{
    /// <summary>How it is stored.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="type">Its type.</param>
    /// <returns>Null where it is no embedding, or none of that type.</returns>
    public static TypeSpec? Of(ISymbol symbol, ITypeSymbol type) => Is(type) && Attributes.Has(symbol, KnownNames.VectorAttribute)
        ? TypeNames.Json(type, new CodecRef(CodecKind.Value, "VectorMemory")) with { Column = new ColumnRef(ColumnKind.Value, "BLOB", "VectorMemory") }
        : null;

    /// <summary>Whether a type is that.</summary>
    /// <param name="type">The type.</param>
    public static bool Is(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Single }] } named && TypeNames.IsGeneric(named, "System", "ReadOnlyMemory`1");
}
