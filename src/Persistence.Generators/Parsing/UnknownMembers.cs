using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary><c>[JsonExtensionData]</c> and <c>[JsonUnmappedMemberHandling]</c>: whether stored members that a class does not know are kept, refused or skipped.</summary>
internal static class UnknownMembers
{
    /// <summary>Whether a member keeps what its class does not know.</summary>
    /// <param name="member">The member.</param>
    public static bool IsExtensionData(ISymbol member) => Attributes.Has(member, KnownNames.JsonExtensionDataAttribute);

    /// <summary>Whether a class refuses what it does not know. As in System.Text.Json, classes derived from it do not.</summary>
    /// <param name="type">The class.</param>
    public static bool AreRefused(INamedTypeSymbol type) =>
        Attributes.Find(type, KnownNames.JsonUnmappedMemberHandlingAttribute) is { } attribute && Attributes.Argument<int>(attribute, 0) == 1;

    /// <summary>Says why the type of a log's entries, or a session class, cannot refuse what it does not know.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The reason, for people; null when it does not.</returns>
    public static string? ColumnProblem(ITypeSymbol type) =>
        type is INamedTypeSymbol named && AreRefused(named)
            ? $"[JsonUnmappedMemberHandling] on '{type.Name}' cannot be kept in SQLite, where its members are columns and others may stand beside them; raise SchemaVersion, and older code refuses what newer code wrote"
            : null;

    /// <summary>Reads what a class does with members that it does not know.</summary>
    /// <param name="type">The class.</param>
    /// <param name="constructor">The constructor that makes its objects; null for one without parameters.</param>
    /// <param name="resolver">Knows what generated code may use.</param>
    /// <param name="problem">Why that cannot be done; null when it can.</param>
    /// <returns>The description; null where they are skipped.</returns>
    public static UnknownMembersSpec? Read(INamedTypeSymbol type, IMethodSymbol? constructor, TypeResolver resolver, out (ISymbol Member, string Text, bool IsSurplus)? problem)
    {
        problem = null;
        var keepers = resolver.MembersOf(type).Where(IsExtensionData).ToList();
        if (keepers.Count == 0)
        {
            return AreRefused(type) ? new UnknownMembersSpec { SkippedNames = SkippedNames(type) } : null;
        }

        if (keepers.Count > 1)
        {
            problem = (keepers[1], $"'{type.Name}' keeps what it does not know in '{keepers[0].Name}' already, and only one member can", true);
            return null;
        }

        var text = (AreRefused(type) ? $"'{type.Name}' is marked [JsonUnmappedMemberHandling], so that there is nothing to keep" : null)
            ?? Problem(keepers[0], constructor)
            ?? MemberRules.UseProblem(keepers[0], type, resolver);
        if (text is not null)
        {
            problem = (keepers[0], text, false);
            return null;
        }

        return Describe(keepers[0], SkippedNames(type));
    }

    private static UnknownMembersSpec? Describe(ISymbol keeper, EquatableArray<string> skippedNames)
    {
        var type = MemberSymbols.TypeOf(keeper);
        return new UnknownMembersSpec
        {
            ExtensionDataMember = MemberParser.Parse(keeper, TypeNames.Json(type, CodecRef.None), null),
            Kind = KindOf(type),
            SkippedNames = skippedNames,
        };
    }

    private static string? Problem(ISymbol keeper, IMethodSymbol? constructor)
    {
        var type = MemberSymbols.TypeOf(keeper);
        return KindOf(type) == ExtensionDataKind.None ? "[JsonExtensionData] is for a Dictionary<string, JsonElement> or Dictionary<string, object>, their interface IDictionary, or a JsonObject"
            : MemberRules.IsMarked(keeper) || keeper is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } ? "what keeps unknown members can be neither required nor a key nor indexed"
            : constructor is not null && MemberParser.Parse(keeper, TypeNames.Json(type, CodecRef.None), constructor).Setter == SetterKind.Constructor
                ? "what keeps unknown members cannot be a parameter of the constructor"
            : null;
    }

    // Of a dictionary that can be made.
    private static ExtensionDataKind KindOf(ITypeSymbol type)
    {
        if (FreeTypes.IsNode(type, "JsonObject"))
        {
            return ExtensionDataKind.Nodes;
        }

        if (type is not INamedTypeSymbol { MetadataName: "Dictionary`2" or "IDictionary`2", TypeArguments: [{ SpecialType: SpecialType.System_String }, var value] } named
            || !TypeNames.IsGeneric(named, "System.Collections.Generic", named.MetadataName))
        {
            return ExtensionDataKind.None;
        }

        return value.SpecialType == SpecialType.System_Object ? ExtensionDataKind.Objects
            : FreeTypes.IsElement(value) ? ExtensionDataKind.Elements
            : ExtensionDataKind.None;
    }

    // What is never read, and yet is known: computed members and excluded ones.
    private static EquatableArray<string> SkippedNames(INamedTypeSymbol type) => MemberSymbols.Excluded(type)
        .Concat(MemberSymbols.Of(type).Where(static member => member is IPropertySymbol { SetMethod: null } && !IsExtensionData(member)))
        .Select(static member => StorageNames.Of(member).Json)
        .Distinct(StringComparer.Ordinal)
        .ToEquatableArray();
}
