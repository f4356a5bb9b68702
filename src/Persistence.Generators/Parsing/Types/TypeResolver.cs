using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>
/// Decides how each type that a session class holds is stored, and gathers the nested types that need a codec. For
/// one session class.
/// </summary>
internal sealed class TypeResolver
{
    private readonly ObjectTypes _objects;

    private readonly FamilyTypes _families;

    private readonly Func<ISymbol, bool> _isAccessible;

    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<ISymbol>> _members = new(SymbolEqualityComparer.Default);

    /// <summary>Starts with no nested types.</summary>
    /// <param name="isAccessible">Whether generated code may name a type or member.</param>
    public TypeResolver(Func<ISymbol, bool> isAccessible)
    {
        _objects = new ObjectTypes(this);
        _families = new FamilyTypes(this, _objects);
        _isAccessible = isAccessible;
        Foreign = new ForeignTypes(this);
        Families = _families.Found;
    }

    /// <summary>What is noted meanwhile.</summary>
    public Findings Findings { get; } = new();

    /// <summary>The types that System.Text.Json writes and reads.</summary>
    public ForeignTypes Foreign { get; }

    /// <summary>The enums met so far.</summary>
    public EnumValues Enums { get; } = new();

    /// <summary>Whether a type was met that the compiler does not know; it has its own error.</summary>
    public bool MetUnknownType { get; private set; }

    /// <summary>The nested types gathered so far, in the order they were met.</summary>
    public IReadOnlyList<ObjectSpec> Objects => _objects.Found;

    /// <summary>The same as symbols, in no order.</summary>
    public IEnumerable<INamedTypeSymbol> NestedTypes => _objects.Types;

    /// <summary>The base types gathered so far whose derived types are distinguished by a discriminator.</summary>
    public IReadOnlyList<FamilySpec> Families { get; }

    /// <summary>The persisted members of a class.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The same list for the same class.</returns>
    public IReadOnlyList<ISymbol> MembersOf(INamedTypeSymbol type)
    {
        if (!_members.TryGetValue(type, out var members))
        {
            _members.Add(type, members = MemberSymbols.Of(type).ToList());
            for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            {
                Findings.IsForbidden(current);
            }
        }

        return members;
    }

    /// <summary>Describes a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="problem">Why it cannot be stored, for people; null when it can.</param>
    /// <returns>The description; null when it cannot be stored.</returns>
    public TypeSpec? Resolve(ITypeSymbol type, out string? problem)
    {
        problem = null;
        if (Scalar.Find(type) is { } scalar)
        {
            return scalar.Describe(type);
        }

        return type switch
        {
            IArrayTypeSymbol array => CollectionTypes.Array(array, this, out problem),
            INamedTypeSymbol { TypeKind: TypeKind.Error } => ReportUnknown(type, out problem),
            INamedTypeSymbol named when UseProblem(named) is { } reason => Unsupported(reason, out problem),
            INamedTypeSymbol { TypeKind: TypeKind.Enum } named when Converters.OfUser(named) is null => EnumTypes.Resolve(Enums.Add(named), out problem),
            INamedTypeSymbol named => ResolveNamed(named, out problem),
            _ => Unsupported($"'{type.ToDisplayString()}' is no type of data", out problem),
        };
    }

    /// <summary>The nested type that an entry is.</summary>
    /// <param name="type">The entry's type.</param>
    /// <returns>Its members; null when it is no nested type.</returns>
    public ObjectSpec? FindEntry(ITypeSymbol type) => _objects.Find(type)
        ?? (type is INamedTypeSymbol named && FamilyTypes.IsFamily(type) ? ObjectParser.ParseMembers(named, this) : null);

    private TypeSpec? ResolveNamed(INamedTypeSymbol type, out string? problem) =>
        NullableTypes.TryResolve(type, this, out problem)
        ?? CollectionTypes.TryResolve(type, this, ref problem)
        ?? DictionaryTypes.TryResolve(type, this, ref problem)
        ?? (problem is null ? FreeTypes.TryResolve(type) ?? Foreign.OfType(type, out problem) : null)
        ?? (problem is not null ? null : FamilyTypes.IsFamily(type) ? _families.Resolve(type, out problem) : _objects.Resolve(type, out problem));

    /// <summary>Says why generated code may not use a type or member.</summary>
    /// <param name="symbol">The type or member.</param>
    /// <returns>The reason, for people; null when it may.</returns>
    public string? UseProblem(ISymbol symbol)
    {
        if (!_isAccessible(symbol.OriginalDefinition))
        {
            return $"generated code cannot reach '{symbol.Name}'; make it internal or public";
        }

        return Findings.ForbiddenProblem(symbol);
    }

    private TypeSpec? ReportUnknown(ITypeSymbol type, out string? problem)
    {
        MetUnknownType = true;
        return Unsupported($"the type '{type.Name}' is not known", out problem);
    }

    private static TypeSpec? Unsupported(string reason, out string? problem)
    {
        problem = reason;
        return null;
    }
}
