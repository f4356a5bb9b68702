using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>A type that is one value: one JSON token, one column.</summary>
/// <param name="Codec">The hand-written codec, without the suffix.</param>
/// <param name="ColumnType">The STRICT type of its column.</param>
/// <param name="Index">The index it can have.</param>
/// <param name="Order">What its column is sorted by.</param>
internal sealed record Scalar(string Codec, string ColumnType, IndexKind Index, ColumnOrder Order = ColumnOrder.Value)
{
    private static readonly Dictionary<string, Scalar> s_byName = new(StringComparer.Ordinal)
    {
        ["String"] = new("String", "TEXT", IndexKind.Equality),
        ["Boolean"] = new("Boolean", "INTEGER", IndexKind.Equality),
        ["Char"] = new("Char", "TEXT", IndexKind.Number),
        ["SByte"] = new("SByte", "INTEGER", IndexKind.Number),
        ["Byte"] = new("Byte", "INTEGER", IndexKind.Number),
        ["Int16"] = new("Int16", "INTEGER", IndexKind.Number),
        ["UInt16"] = new("UInt16", "INTEGER", IndexKind.Number),
        ["Int32"] = new("Int32", "INTEGER", IndexKind.Number),
        ["UInt32"] = new("UInt32", "INTEGER", IndexKind.Number),
        ["Int64"] = new("Int64", "INTEGER", IndexKind.Number),
        ["UInt64"] = new("UInt64", "TEXT", IndexKind.Number),
        ["Int128"] = new("Int128", "TEXT", IndexKind.None),
        ["UInt128"] = new("UInt128", "TEXT", IndexKind.None),
        ["Half"] = new("Half", "ANY", IndexKind.None),
        ["Single"] = new("Single", "ANY", IndexKind.Number),
        ["Double"] = new("Double", "ANY", IndexKind.Number),
        ["Decimal"] = new("Decimal", "TEXT", IndexKind.Number, ColumnOrder.Digits),
        ["Guid"] = new("Guid", "TEXT", IndexKind.Equality),
        ["DateTime"] = new("DateTime", "TEXT", IndexKind.Time, ColumnOrder.Instant),
        ["DateTimeOffset"] = new("DateTimeOffset", "TEXT", IndexKind.Time, ColumnOrder.InstantPrefix),
        ["DateOnly"] = new("DateOnly", "TEXT", IndexKind.Time),
        ["TimeOnly"] = new("TimeOnly", "TEXT", IndexKind.Time),
        ["TimeSpan"] = new("TimeSpan", "TEXT", IndexKind.Time),
        ["Uri"] = new("Uri", "TEXT", IndexKind.Equality),
        ["Version"] = new("Version", "TEXT", IndexKind.Number, ColumnOrder.Parts),
    };

    // A scalar is the same in every project, so that it is described once: most members are scalars.
    private readonly ConcurrentDictionary<(bool IsValueType, NullableAnnotation Annotation), TypeSpec> _described = new();

    /// <summary>Finds the scalar that a type is.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The scalar; null when it is none.</returns>
    public static Scalar? Find(ITypeSymbol type) =>
        type is INamedTypeSymbol { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null }
        && s_byName.TryGetValue(type.MetadataName, out var scalar)
            ? scalar
            : null;

    /// <summary>Describes a value of the type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The description.</returns>
    public TypeSpec Describe(ITypeSymbol type) =>
        _described.TryGetValue((type.IsValueType, type.NullableAnnotation), out var known) ? known : _described.GetOrAdd((type.IsValueType, type.NullableAnnotation), Make(type));

    private TypeSpec Make(ITypeSymbol type) => new()
    {
        Name = Naming.FullName(type),
        PublicName = Naming.PublicName(type),
        Codec = new CodecRef(CodecKind.Value, Codec),
        Column = new ColumnRef(ColumnKind.Value, ColumnType, Codec) { Order = Order },
        Index = Index,
        IsValueType = type.IsValueType,
        AllowsNull = TypeNames.AllowsNull(type),
    };
}
