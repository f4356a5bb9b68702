using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary><c>[JsonIgnore]</c> with a condition, and the members whose absence would make a stored value unreadable.</summary>
internal static class IgnoreRules
{
    // The numbers of JsonIgnoreCondition.
    private const int Never = 0;
    private const int Always = 1;
    private const int WhenWritingDefault = 2;
    private const int WhenWritingNull = 3;

    /// <summary>Whether a member is left out of the JSON always.</summary>
    /// <param name="member">The member.</param>
    public static bool IsExcluded(ISymbol member) =>
        Attributes.Has(member, KnownNames.NotMappedAttribute) || Condition(member) == Always;

    /// <summary>Whether a member is left out of the JSON where it has its type's default value.</summary>
    /// <param name="member">The member.</param>
    public static bool OmitsDefault(ISymbol member) => Condition(member) is WhenWritingDefault or WhenWritingNull;

    /// <summary>Says why a member's condition cannot be followed.</summary>
    /// <param name="member">The member.</param>
    /// <returns>The reason, for people; null when there is no condition, or one that can.</returns>
    public static string? Problem(ISymbol member) => Condition(member) switch
    {
        Never or Always => null,
        WhenWritingNull when MemberSymbols.TypeOf(member) is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } =>
            "it is never null, so that JsonIgnoreCondition.WhenWritingNull has no meaning; use WhenWritingDefault",
        WhenWritingNull or WhenWritingDefault => OmissionProblem(member),
        _ => "a member that is left out of writing or of reading alone would be lost; use JsonIgnoreCondition.Always, or none",
    };

    /// <summary>Says why a type cannot be made again because of a member that C# requires and that is never stored.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The member; null when there is none.</returns>
    public static ISymbol? RequiredButExcluded(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (IsRequired(member) && !(MemberSymbols.IsCandidate(member) && !IsExcluded(member)))
                {
                    return member;
                }
            }
        }

        return null;
    }

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static string? OmissionProblem(ISymbol member)
    {
        const string remedy = "; remove the condition of its [JsonIgnore]";
        return Attributes.Has(member, KnownNames.KeyAttribute) ? "a key is always written" + remedy
            : Condition(member) == WhenWritingDefault && Attributes.Has(member, KnownNames.IndexedAttribute) ? "an indexed member is always written" + remedy
            : Attributes.Has(member, KnownNames.JsonRequiredAttribute) || IsRequired(member)
                ? "it is required, so that what is stored without it could not be read again" + remedy
            : null;
    }

    private static int Condition(ISymbol member) =>
        Attributes.Find(member, KnownNames.JsonIgnoreAttribute) is { } ignore ? Attributes.Named(ignore, "Condition", Always) : Never;
}
