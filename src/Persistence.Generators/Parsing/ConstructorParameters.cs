using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>
/// The parameters of the constructor that makes a nested type. Each is for a stored member, or, as in System.Text.Json, for one that is not
/// stored; such a parameter gets its default value.
/// </summary>
internal static class ConstructorParameters
{
    /// <summary>The constructor that code calls, where it is written in code.</summary>
    /// <param name="type">The type.</param>
    /// <param name="constructor">The constructor with parameters; null for the one without.</param>
    public static IMethodSymbol? MadeBy(INamedTypeSymbol type, IMethodSymbol? constructor) =>
        constructor ?? type.InstanceConstructors.FirstOrDefault(static candidate => candidate is { Parameters.Length: 0, IsImplicitlyDeclared: false });

    /// <summary>The parameters whose members are not stored.</summary>
    /// <param name="type">The type.</param>
    /// <param name="constructor">The constructor; null for one without parameters.</param>
    /// <param name="members">The members that are stored.</param>
    public static IEnumerable<IgnoredParameterSpec> Ignored(INamedTypeSymbol type, IMethodSymbol? constructor, List<MemberSpec> members) =>
        Unstored(constructor, members)
            .Where(parameter => IsExcluded(type, parameter))
            .Select(static parameter => new IgnoredParameterSpec(
                parameter.Ordinal, Naming.Identifier(parameter.Name), Naming.FullName(parameter.OriginalDefinition.Type), MemberParser.DefaultOf(parameter) ?? "default"));

    /// <summary>Says why a constructor cannot be called with what is stored.</summary>
    /// <param name="type">The type.</param>
    /// <param name="constructor">The constructor; null for one without parameters.</param>
    /// <param name="members">The members that are stored.</param>
    /// <returns>The reason, for people; null when it can.</returns>
    public static string? Problem(INamedTypeSymbol type, IMethodSymbol? constructor, List<MemberSpec> members)
    {
        foreach (var parameter in Unstored(constructor, members))
        {
            if (!IsExcluded(type, parameter))
            {
                return $"the constructor parameter '{parameter.Name}' of '{type.Name}' has no public property of the same name and type; add one, or mark another constructor [JsonConstructor]";
            }

            if (!parameter.HasExplicitDefaultValue)
            {
                return $"the constructor parameter '{parameter.Name}' of '{type.Name}' belongs to a member that is not stored; give the parameter a default value";
            }
        }

        return null;
    }

    private static IEnumerable<IParameterSymbol> Unstored(IMethodSymbol? constructor, List<MemberSpec> members) =>
        constructor is null || constructor.Parameters.All(parameter => IsStored(parameter, members)) ? [] : constructor.Parameters.Where(parameter => !IsStored(parameter, members));

    private static bool IsStored(IParameterSymbol parameter, List<MemberSpec> members)
    {
        foreach (var member in members)
        {
            if (member.ConstructorPosition == parameter.Ordinal)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExcluded(INamedTypeSymbol type, IParameterSymbol parameter) =>
        MemberSymbols.Excluded(type).Any(member => MemberParser.IsFor(parameter, member));
}
