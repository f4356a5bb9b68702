using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>The enums that one session class holds.</summary>
internal sealed class EnumValues
{
    private const string MemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";

    private static readonly ConditionalWeakTable<INamedTypeSymbol, EnumSpec> s_known = new();

    private readonly HashSet<INamedTypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    private readonly List<EnumSpec> _found = [];

    /// <summary>The enums met so far.</summary>
    public IReadOnlyList<EnumSpec> Found => _found;

    /// <summary>Notes an enum.</summary>
    /// <param name="type">The enum.</param>
    /// <returns>The same enum.</returns>
    public INamedTypeSymbol Add(INamedTypeSymbol type)
    {
        if (_seen.Add(type))
        {
            _found.Add(s_known.GetValue(type, static missing => Read(missing)));
        }

        return type;
    }

    private static EnumSpec Read(INamedTypeSymbol type) => new(
        Naming.FullName(type),
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => new EnumValueSpec(
            field.Name,
            Attributes.Find(field, MemberName) is { } named ? Attributes.Argument<string>(named, 0) ?? field.Name : field.Name,
            Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)!)).ToEquatableArray());
}
