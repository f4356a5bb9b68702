using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Nested classes, records and structs. Each gets one codec in the session's map, also when it holds itself.</summary>
internal sealed class ObjectTypes
{
    private readonly TypeResolver _resolver;
    private readonly Dictionary<ITypeSymbol, (string CodecName, ObjectSpec? Spec)> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ObjectSpec> _found = [];

    public ObjectTypes(TypeResolver resolver) => _resolver = resolver;

    public IReadOnlyList<ObjectSpec> Found => _found;

    /// <summary>The types that could be described, in no order.</summary>
    public IEnumerable<INamedTypeSymbol> Types => _known.Where(static known => known.Value.Spec is not null).Select(static known => (INamedTypeSymbol)known.Key);

    public ObjectSpec? Find(ITypeSymbol type) =>
        _known.TryGetValue(Plain(type), out var known) ? known.Spec : null;

    /// <summary>Describes a nested type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="problem">Why it cannot be stored, for people; null when it can.</param>
    /// <param name="mayBeEmpty">Whether a type without members says something: one of several that a discriminator names.</param>
    /// <returns>The description; null when it cannot be stored.</returns>
    public TypeSpec? Resolve(INamedTypeSymbol type, out string? problem, bool mayBeEmpty = false)
    {
        problem = null;
        var plain = Plain(type);
        if (!_known.TryGetValue(plain, out var known))
        {
            // Known by its name before its members are looked at, because they may hold the type itself.
            known = (FreeName(type), null);
            _known[plain] = known;
            if (Parse((INamedTypeSymbol)plain, known.CodecName, mayBeEmpty, out problem) is not { } spec)
            {
                _resolver.Findings.Blame(type);
                _resolver.Findings.Forget(type);
                _known.Remove(plain);
                return null;
            }

            _known[plain] = (known.CodecName, spec);
            _found.Add(spec);
        }

        return TypeNames.Json(type, new CodecRef(CodecKind.Generated, known.CodecName)) with { IsObject = true };
    }

    /// <summary>Makes up the name of a codec.</summary>
    /// <param name="type">The type it is for.</param>
    /// <param name="kind">What stands after the type's name.</param>
    public string FreeName(INamedTypeSymbol type, string kind = "")
    {
        var stem = string.Join("Of", new[] { type.Name }.Concat(type.TypeArguments.Select(static argument => argument.Name))) + kind;
        var name = stem + "Codec";
        for (var number = 2; !_names.Add(name); number++)
        {
            name = $"{stem}{number}Codec";
        }

        return name;
    }

    private static ITypeSymbol Plain(ITypeSymbol type) =>
        type is INamedTypeSymbol named && TupleTypes.IsTuple(named) ? TupleTypes.WithoutNames(named) : type;

    private ObjectSpec? Parse(INamedTypeSymbol type, string codecName, bool mayBeEmpty, out string? problem)
    {
        if (TupleTypes.IsTuple(type))
        {
            return TupleTypes.Parse(type, codecName, _resolver, out problem);
        }

        problem = ObjectRules.Problem(type) ?? Converters.Problem(type, type);
        if (problem is not null || ObjectParser.Parse(type, codecName, _resolver, out problem) is not { } spec)
        {
            return null;
        }

        problem = mayBeEmpty ? null : UnreadRules.EmptyProblem(type, spec);
        return problem is null ? spec : null;
    }
}
