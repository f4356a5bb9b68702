using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Reads a nested class, record or struct.</summary>
internal static class ObjectParser
{
    /// <summary>Reads the members of a nested type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="codecName">The name its codec will have.</param>
    /// <param name="resolver">Describes the members' types.</param>
    /// <param name="problem">Why the type cannot be stored; null when it can.</param>
    /// <returns>The description; null when it cannot be stored.</returns>
    public static ObjectSpec? Parse(INamedTypeSymbol type, string codecName, TypeResolver resolver, out string? problem)
    {
        var constructor = Constructors.Choose(type, out problem);
        if (problem is not null)
        {
            return null;
        }

        var unknown = UnknownMembers.Read(type, constructor, resolver, out var keeper);
        if (keeper is { } refused)
        {
            var member = $"'{type.Name}.{refused.Member.Name}'";
            problem = refused.IsSurplus ? $"[JsonExtensionData] of {member} is not valid: {refused.Text}" : $"its member {member} cannot: {refused.Text}";
            return null;
        }

        var members = new List<MemberSpec>();
        foreach (var symbol in PropertyOrder.Members(resolver.MembersOf(type)).Where(static member => !UnknownMembers.IsKeeper(member)))
        {
            if (MemberRules.UseProblem(symbol, type, resolver) is { } use)
            {
                problem = $"its member '{type.Name}.{symbol.Name}' cannot: {use}";
                return null;
            }

            if (resolver.Resolve(MemberSymbols.TypeOf(symbol), out var reason) is not { } memberType)
            {
                problem = $"its member '{type.Name}.{symbol.Name}' cannot: {reason}";
                return null;
            }

            var member = MemberParser.Parse(symbol, NumberHandling.Apply(symbol, type, memberType), constructor);
            if (member is { Setter: SetterKind.None, MustBePresent: true })
            {
                problem = $"its member '{type.Name}.{symbol.Name}' is marked [JsonRequired] and has no setter";
                return null;
            }

            members.Add(member);
        }

        problem = Check(type, constructor, members);
        return problem is null
            ? new ObjectSpec
            {
                TypeName = Naming.FullName(type),
                CodecName = codecName,
                IsValueType = type.IsValueType,
                Members = members.ToEquatableArray(),
                Unknown = unknown,
                HasHiddenConstructor = Constructors.Marked(type) is { } marked && resolver.UseProblem(marked) is not null,
            }
            : null;
    }

    /// <summary>Reads the members of a base type that is never made itself, for its ids and validation.</summary>
    /// <param name="type">The type.</param>
    /// <param name="resolver">Describes the members' types.</param>
    /// <returns>The description, without a codec.</returns>
    public static ObjectSpec ParseMembers(INamedTypeSymbol type, TypeResolver resolver) => new()
    {
        TypeName = Naming.FullName(type),
        CodecName = "",
        Members = PropertyOrder.Members(resolver.MembersOf(type))
            .Where(static member => !UnknownMembers.IsKeeper(member))
            .Select(member => resolver.Resolve(MemberSymbols.TypeOf(member), out _) is { } memberType ? MemberParser.Parse(member, memberType, null) : null)
            .OfType<MemberSpec>()
            .ToEquatableArray(),
    };

    private static string? Check(INamedTypeSymbol type, IMethodSymbol? constructor, List<MemberSpec> members)
    {
        if (members.Count > 64)
        {
            return $"'{type.Name}' has {members.Count} members, at most 64 can be stored";
        }

        if (IgnoreRules.RequiredButExcluded(type) is { } required && constructor?.GetAttributes().Any(static mark => Attributes.Is(mark, KnownNames.SetsRequiredMembersAttribute)) != true)
        {
            return $"its member '{type.Name}.{required.Name}' is required and yet never stored";
        }

        foreach (var parameter in constructor?.Parameters ?? [])
        {
            if (!members.Any(member => member.ConstructorPosition == parameter.Ordinal))
            {
                return $"the constructor parameter '{parameter.Name}' of '{type.Name}' has no public property of the same name and type";
            }
        }

        return members
            .GroupBy(static member => member.JsonName, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Count() > 1)
            .Select(group => $"two members of '{type.Name}' are stored as '{group.Key}'")
            .FirstOrDefault();
    }
}
