using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Reads a log.</summary>
internal static class LogParser
{
    private const string Namespace = "System.Collections.Generic";

    private static readonly HashSet<string> s_interfaces = new(StringComparer.Ordinal)
    {
        "List`1", "IList`1", "ICollection`1", "IReadOnlyList`1", "IReadOnlyCollection`1", "IEnumerable`1",
    };

    /// <summary>Reads a member marked <c>[AppendOnly]</c>.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="attribute">The mark.</param>
    /// <param name="ordinal">The log's place among the class's logs.</param>
    /// <param name="resolver">Describes the entries' type.</param>
    /// <param name="problem">Why entries cannot be stored; null when they can, or when the member is no collection.</param>
    /// <returns>The log; null when there is a problem or the member is no collection.</returns>
    public static LogSpec? Parse(ISymbol symbol, AttributeData attribute, int ordinal, TypeResolver resolver, out string? problem)
    {
        problem = null;
        if (EntryType(symbol) is not { } entryType || resolver.Foreign.OfMember(symbol, entryType, out problem) is not { } entry)
        {
            return null;
        }

        problem = IdProblem(entryType, entry, resolver);
        if (problem is not null)
        {
            return null;
        }

        var type = MemberSymbols.TypeOf(symbol);
        var member = MemberParser.Parse(symbol, TypeNames.Json(type, CodecRef.None), null);
        var isList = type is INamedTypeSymbol { MetadataName: "List`1" };
        if (member.Setter == SetterKind.None && !CanBeFilled(type))
        {
            problem = "it has no setter, and its collection cannot be filled in place; add a setter, or make it a List<T>";
            return null;
        }

        if (SearchableRules.IsText(entry))
        {
            member = member with { SearchWeight = SearchableRules.WeightOf(symbol, entry) };
        }

        var log = new LogSpec
        {
            Ordinal = ordinal,
            Member = member.Setter == SetterKind.None ? member with { Setter = SetterKind.Fill } : member,
            Entry = entry,
            IsExclusive = Attributes.Named(attribute, "Append", 0) == 1,
            IsList = isList,
            IsArray = type is IArrayTypeSymbol,
        };
        return entry.IsForeign ? log with { IsChangeable = !entry.IsValueType, EntryKey = EntryKeys.Read(attribute, entryType, resolver) } : Known(log, entryType, resolver);
    }

    // What is known of entries that are taken apart.
    private static LogSpec Known(LogSpec log, ITypeSymbol entryType, TypeResolver resolver) => log with
    {
        EntryObject = resolver.FindEntry(entryType),
        RequiredElements = TupleTypes.RequiredElements(entryType),
        IsFamily = FamilyTypes.IsFamily(entryType),
        IsChangeable = ChangeableTypes.Is(entryType, resolver),
    };

    /// <summary>Reports an entry whose members can be changed after it is stored.</summary>
    /// <param name="symbol">The log.</param>
    /// <param name="resolver">Knows the entry's members.</param>
    /// <param name="problems">Receives what is found.</param>
    public static void CheckEntry(ISymbol symbol, TypeResolver resolver, DiagnosticSink problems)
    {
        // A type that is not the user's own is not read member by member.
        if (Attributes.Has(symbol, KnownNames.SerializedByAttribute) || EntryType(symbol) is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } entry || Scalar.Find(entry) is not null)
        {
            return;
        }

        foreach (var member in resolver.MembersOf(entry))
        {
            CheckRules.Check(member, problems);
            FormerNameRules.Check(member, problems);
            if (entry.IsReferenceType && member is IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: Accessibility.Public } } && member.Locations.Any(static location => location.IsInSource))
            {
                problems.Add(UsageDiagnostics.MutableEntry, member, $"{entry.Name}.{member.Name}");
            }
        }
    }

    // An entry's id is stored as text, as a key is.
    private static string? IdProblem(ITypeSymbol entry, TypeSpec type, TypeResolver resolver) => type.IsForeign ? null
        : entry is INamedTypeSymbol { SpecialType: SpecialType.None } named
        && resolver.MembersOf(named).FirstOrDefault(static member => Attributes.Has(member, KnownNames.KeyAttribute) && !KeyTypes.IsKey(MemberSymbols.TypeOf(member))) is { } id
            ? $"the [Key] '{named.Name}.{id.Name}' of its entries is a '{MemberRules.TypeText(id)}'; an id is a string, a Guid, an integer or a type of your own that implements ISpanParsable<T> and overrides ToString() or implements IFormattable"
            : UnknownMembers.ColumnProblem(entry);

    private static bool CanBeFilled(ITypeSymbol type) =>
        type is INamedTypeSymbol { MetadataName: "List`1" or "IList`1" or "ICollection`1" };

    /// <summary>The type of a log's entries.</summary>
    /// <param name="symbol">The log.</param>
    /// <returns>The type; null when the member is no collection.</returns>
    public static ITypeSymbol? EntryType(ISymbol symbol) => MemberSymbols.TypeOf(symbol) switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { IsGenericType: true } named when s_interfaces.Contains(named.MetadataName)
            && Attributes.IsNamespace(named.ContainingNamespace, Namespace, Namespace.Length) => named.TypeArguments[0],
        _ => null,
    };
}
