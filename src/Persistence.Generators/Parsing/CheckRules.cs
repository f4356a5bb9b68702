using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Checks that validation attributes stand on members they can check, and that none is ignored without a word.</summary>
internal static class CheckRules
{
    private static readonly HashSet<string> s_numbers = new(StringComparer.Ordinal)
    {
        "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Int128", "UInt128", "Half", "Single", "Double", "Decimal",
    };

    /// <summary>Checks the validation attributes of a member.</summary>
    public static void Check(ISymbol symbol, DiagnosticSink problems)
    {
        foreach (var attribute in Validations(symbol))
        {
            if (!CheckParser.IsKnown(attribute))
            {
                problems.Add(UsageDiagnostics.UnknownValidation, attribute, symbol, attribute.AttributeClass!.Name.Replace("Attribute", ""), symbol.Name);
            }
            else if (Problem(attribute, MemberSymbols.TypeOf(symbol)) is { } problem)
            {
                problems.AddValue(attribute, null, symbol, problem);
            }
        }
    }

    /// <summary>The validation attributes of a member or parameter, those that stores know and others.</summary>
    public static IEnumerable<AttributeData> Validations(ISymbol symbol) =>
        symbol.GetAttributes().Where(static attribute => attribute.AttributeClass is { } type && IsValidation(type));

    /// <summary>Says why a validation attribute cannot check members of a type.</summary>
    /// <returns>The reason, for people; null when it can.</returns>
    public static string? Problem(AttributeData attribute, ITypeSymbol type) => attribute.AttributeClass?.Name switch
    {
        "StringLengthAttribute" or "RegularExpressionAttribute" => type.SpecialType == SpecialType.System_String ? null : "it checks strings only",
        "MaxLengthAttribute" or "MinLengthAttribute" => IsMeasurable(type) ? null : "it checks strings and collections only",
        "RangeAttribute" => RangeProblem(attribute, type),
        _ => null,
    };

    private static bool IsMeasurable(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || type is IArrayTypeSymbol
        || type.SpecialType == SpecialType.System_Collections_IEnumerable
        || type.AllInterfaces.Any(static face => face.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static string? RangeProblem(AttributeData attribute, ITypeSymbol type)
    {
        var value = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        var isText = attribute.ConstructorArguments.Length == 3;
        var isNumber = Scalar.Find(value) is { } scalar && s_numbers.Contains(scalar.Codec);
        return isNumber || (isText && value.IsValueType && Scalar.Find(value) is { Index: Model.IndexKind.Time })
            ? null
            : "it checks numbers only, and with a type and two texts also dates and times";
    }

    private static bool IsValidation(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.Name == "ValidationAttribute" && Attributes.IsNamespace(current.ContainingNamespace, KnownNames.ValidationAttribute, KnownNames.ValidationAttribute.Length - "ValidationAttribute".Length - 1))
            {
                return true;
            }
        }

        return false;
    }
}
