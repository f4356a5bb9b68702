using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Types that System.Text.Json writes and reads: members marked <c>[SerializedBy]</c>, and what has a converter of the user's.</summary>
internal sealed class ForeignTypes
{
    private readonly TypeResolver _resolver;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ForeignSpec> _found = [];

    /// <summary>Starts with none.</summary>
    /// <param name="resolver">Describes all other types.</param>
    public ForeignTypes(TypeResolver resolver)
    {
        _resolver = resolver;
        Rules = new SerializedByRules(resolver);
    }

    /// <summary>The types gathered so far, in the order they were met.</summary>
    public IReadOnlyList<ForeignSpec> Found => _found;

    /// <summary>What is wrong with the marks.</summary>
    public SerializedByRules Rules { get; }

    /// <summary>Whether a member says that others write and read it.</summary>
    /// <param name="member">The member.</param>
    public static bool IsMarked(ISymbol member) => Attributes.Has(member, KnownNames.SerializedByAttribute) || Converters.OfUser(member) is not null;

    /// <summary>Describes the type of a member, or of a log's entries.</summary>
    /// <param name="member">The member.</param>
    /// <param name="type">Its type, or that of its entries.</param>
    /// <param name="problem">Why it cannot be stored, for people; null when it can.</param>
    /// <returns>The description; null when it cannot be stored.</returns>
    public TypeSpec? OfMember(ISymbol member, ITypeSymbol type, out string? problem)
    {
        problem = null;
        if (Attributes.Find(member, KnownNames.SerializedByAttribute) is { } attribute)
        {
            Rules.CheckMarks(member, "[SerializedBy]");
            var stored = Underlying(type);
            return Nullable(type, Describe(stored, Rules.Read(member, attribute, stored)));
        }

        if (Converters.OfUser(member) is not { } converter)
        {
            return VectorMemory.Of(member, type) ?? _resolver.Resolve(type, out problem);
        }

        if (Attributes.Has(member, KnownNames.AppendOnlyAttribute))
        {
            problem = $"its [JsonConverter] '{converter.Name}' would write the log as a whole; put it on the type of the entries";
            return null;
        }

        Rules.CheckMarks(member, "[JsonConverter]");
        return By(converter, type, out problem);
    }

    /// <summary>Describes a type that has a converter itself.</summary>
    /// <param name="type">The type.</param>
    /// <param name="problem">Why it cannot be stored, for people; null when it can.</param>
    /// <returns>The description; null when it has none, or when it cannot be stored.</returns>
    public TypeSpec? OfType(INamedTypeSymbol type, out string? problem)
    {
        problem = null;
        return Converters.OfUser(type) is { } converter && !FamilyTypes.IsFamily(type) ? By(converter, type, out problem) : null;
    }

    private TypeSpec? By(INamedTypeSymbol converter, ITypeSymbol type, out string? problem)
    {
        problem = ForeignConverters.Problem(converter, type, _resolver);
        if (problem is not null)
        {
            problem = $"its [JsonConverter] '{converter.Name}' {problem}";
            if (type is INamedTypeSymbol named)
            {
                _resolver.Findings.Blame(named);
            }

            return null;
        }

        var stored = ForeignConverters.TargetOf(converter) is { } target && SymbolEqualityComparer.Default.Equals(target, type) ? type : Underlying(type);
        var spec = Describe(stored, new(ForeignKind.Converter, Naming.FullName(converter), "", converter.Name));
        return SymbolEqualityComparer.Default.Equals(stored, type) ? spec : Nullable(type, spec);
    }

    private static TypeSpec Nullable(ITypeSymbol type, TypeSpec value) => NullableTypes.Is(type) ? NullableTypes.Of(value) : value;

    private static ITypeSymbol Underlying(ITypeSymbol type) => NullableTypes.Is(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    private TypeSpec Describe(ITypeSymbol type, ForeignSource source)
    {
        var typeName = Naming.FullName(type);
        var found = _found.FirstOrDefault(one => one.TypeName == typeName && one.Kind == source.Kind && one.Provider == source.Provider && one.Member == source.Member);
        if (found is null)
        {
            found = new ForeignSpec(FreeName(type), typeName, source.Kind, source.Provider, source.Member, source.PlainName);
            _found.Add(found);
        }

        return TypeNames.Json(type, new CodecRef(CodecKind.Foreign, found.Name) { Types = new([typeName]) });
    }

    private string FreeName(ITypeSymbol type)
    {
        var stem = type is IArrayTypeSymbol array ? array.ElementType.Name + "Array" : type.Name;
        var name = stem + "Foreign";
        for (var number = 2; !_names.Add(name); number++)
        {
            name = $"{stem}{number}Foreign";
        }

        return name;
    }
}
