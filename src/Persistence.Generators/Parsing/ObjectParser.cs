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
        problem ??= ConstructorParameters.MadeBy(type, constructor) is { } called ? resolver.Findings.ForbiddenProblem(called) : null;
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

        if (ReadMembers(type, constructor, resolver, out problem) is not { } members)
        {
            return null;
        }

        var typeName = Naming.FullName(type);
        problem = Check(type, constructor, members) ?? UnreadRules.FieldProblem(type, resolver);
        return problem is null
            ? new ObjectSpec
            {
                TypeName = typeName,
                PlainName = Naming.PlainName(typeName),
                CodecName = codecName,
                IsValueType = type.IsValueType,
                Members = members.ToEquatableArray(),
                Unknown = unknown,
                HasHiddenConstructor = IsHidden(type, resolver),
                Generic = IsHidden(type, resolver) ? GenericOwners.Of(type) : null,
                IgnoredParameters = ConstructorParameters.Ignored(type, constructor, members).ToEquatableArray(),
            }
            : null;
    }

    private static List<MemberSpec>? ReadMembers(INamedTypeSymbol type, IMethodSymbol? constructor, TypeResolver resolver, out string? problem)
    {
        problem = null;
        var members = new List<MemberSpec>();
        foreach (var symbol in PropertyOrder.Members(resolver.MembersOf(type)).Where(static member => !UnknownMembers.IsExtensionData(member)))
        {
            if (MemberRules.UseProblem(symbol, type, resolver) is { } use)
            {
                return Unsupported(symbol, use, out problem);
            }

            if (resolver.Foreign.OfMember(symbol, MemberSymbols.TypeOf(symbol), out var reason) is not { } memberType)
            {
                return Unsupported(symbol, reason!, out problem);
            }

            var member = MemberParser.Parse(symbol, NumberHandling.Apply(symbol, type, memberType), constructor);
            if (member.Setter == SetterKind.None && UnreadRules.Problem(symbol, member, resolver) is { } unread)
            {
                return Unsupported(symbol, unread, out problem);
            }

            members.Add(member);
        }

        return members;

        List<MemberSpec>? Unsupported(ISymbol symbol, string reason, out string? problem)
        {
            resolver.Findings.PassThrough(symbol);
            problem = $"its member '{type.Name}.{symbol.Name}' cannot: {reason}";
            return null;
        }
    }

    private static bool IsHidden(INamedTypeSymbol type, TypeResolver resolver) =>
        Constructors.Marked(type) is { } marked && resolver.UseProblem(marked) is not null;

    /// <summary>Reads the members of a base type that is never made itself, for its ids and validation.</summary>
    /// <param name="type">The type.</param>
    /// <param name="resolver">Describes the members' types.</param>
    /// <returns>The description, without a codec.</returns>
    public static ObjectSpec ParseMembers(INamedTypeSymbol type, TypeResolver resolver) => new()
    {
        TypeName = Naming.FullName(type),
        PlainName = type.Name,
        CodecName = "",
        Members = PropertyOrder.Members(resolver.MembersOf(type))
            .Where(static member => !UnknownMembers.IsExtensionData(member))
            .Select(member => resolver.Foreign.OfMember(member, MemberSymbols.TypeOf(member), out _) is { } memberType ? MemberParser.Parse(member, memberType, null) : null)
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

        if (ConstructorParameters.Problem(type, constructor, members) is { } parameter)
        {
            return parameter;
        }

        return Doubled(members) is { } doubled ? $"two members of '{type.Name}' are stored as '{doubled}'" : null;
    }

    // The name of the first member that another one shares.
    private static string? Doubled(List<MemberSpec> members)
    {
        for (var index = 0; index < members.Count; index++)
        {
            for (var later = index + 1; later < members.Count; later++)
            {
                if (string.Equals(members[index].JsonName, members[later].JsonName, StringComparison.OrdinalIgnoreCase))
                {
                    return members[index].JsonName;
                }
            }
        }

        return null;
    }
}
