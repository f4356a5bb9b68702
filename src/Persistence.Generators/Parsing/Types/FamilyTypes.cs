using System.Globalization;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Base types with <c>[JsonDerivedType]</c>: each gets one codec, which distinguishes the derived types by a discriminator.</summary>
internal sealed class FamilyTypes
{
    private readonly TypeResolver _resolver;
    private readonly ObjectTypes _objects;
    private readonly Dictionary<ITypeSymbol, string> _known = new(SymbolEqualityComparer.Default);
    private readonly List<FamilySpec> _found = [];

    public FamilyTypes(TypeResolver resolver, ObjectTypes objects)
    {
        _resolver = resolver;
        _objects = objects;
    }

    public IReadOnlyList<FamilySpec> Found => _found;

    /// <summary>Whether a type is written with a mark.</summary>
    public static bool IsFamily(ITypeSymbol type) =>
        Attributes.Has(type, KnownNames.JsonDerivedTypeAttribute) || Attributes.Has(type, KnownNames.JsonPolymorphicAttribute);

    public TypeSpec? Resolve(INamedTypeSymbol type, out string? problem)
    {
        if (!_known.TryGetValue(type, out var codecName))
        {
            problem = FamilyRules.Problem(type);
            if (problem is not null)
            {
                return null;
            }

            // Known by its name before its types are looked at, because they may hold the base type itself.
            codecName = _objects.FreeName(type, "Family");
            _known[type] = codecName;
            if (Parse(type, codecName, out problem) is not { } family)
            {
                _known.Remove(type);
                return null;
            }

            _found.Add(family);
        }

        problem = null;
        return TypeNames.Json(type, new CodecRef(CodecKind.Generated, codecName)) with { IsObject = true };
    }

    private FamilySpec? Parse(INamedTypeSymbol type, string codecName, out string? problem)
    {
        problem = null;
        var discriminatorName = FamilyRules.DiscriminatorName(type);
        var types = new List<DerivedSpec>();
        foreach (var (derived, mark) in FamilyRules.Types(type))
        {
            if (ResolveMember(derived, discriminatorName, out problem) is not { } codec)
            {
                return null;
            }

            types.Add(new DerivedSpec(Naming.FullName(derived), codec, Convert.ToString(mark, CultureInfo.InvariantCulture), mark is not string));
        }

        if (!type.IsAbstract)
        {
            if (ResolveMember(type, discriminatorName, out problem) is not { } codec)
            {
                return null;
            }

            types.Add(new DerivedSpec(Naming.FullName(type), codec));
        }

        var typeName = Naming.FullName(type);
        return new FamilySpec(typeName, Naming.PlainName(typeName), codecName, discriminatorName, types.ToEquatableArray());
    }

    private CodecRef? ResolveMember(INamedTypeSymbol derived, string discriminatorName, out string? problem)
    {
        problem = _resolver.UseProblem(derived);
        if (problem is not null || _objects.Resolve(derived, out problem, mayBeEmpty: true) is not { } type)
        {
            problem = $"its derived type '{derived.Name}' cannot: {problem}";
            return null;
        }

        if (MemberSymbols.Of(derived).Any(member => string.Equals(StorageNames.Of(member).Json, discriminatorName, StringComparison.OrdinalIgnoreCase)))
        {
            problem = $"a member of '{derived.Name}' is stored as '{discriminatorName}', which is the name of the mark that names the derived type";
            return null;
        }

        return type.Codec;
    }
}
