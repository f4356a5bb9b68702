using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Turns the validation attributes of System.ComponentModel.DataAnnotations into calls of the hand-written rules.</summary>
internal static class CheckParser
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    /// <summary>Whether an attribute is one of those that stores check.</summary>
    public static bool IsKnown(AttributeData attribute) =>
        attribute.AttributeClass is
        {
            Name: "RequiredAttribute" or "StringLengthAttribute" or "MaxLengthAttribute" or "MinLengthAttribute" or "RangeAttribute" or "RegularExpressionAttribute",
        } type
        && Attributes.IsNamespace(type.ContainingNamespace, Namespace, Namespace.Length);

    /// <summary>Reads the validation attributes of a member.</summary>
    /// <param name="symbol">The member.</param>
    /// <returns>The checks, in the order the attributes are written.</returns>
    public static EquatableArray<CheckSpec> Parse(ISymbol symbol)
    {
        var type = MemberSymbols.TypeOf(symbol);
        var checks = VectorMarks.ChecksOf(symbol);
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsKnown(attribute)
                && CheckRules.Problem(attribute, type) is null
                && Check(attribute.AttributeClass!.Name, attribute, type) is { } check)
            {
                (checks ??= []).Add(check);
            }
        }

        // A null where the code says there is none would come back as the member's default; better to say so at once.
        var isNeverNull = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };
        if (checks is null)
        {
            return isNeverNull ? s_neverNull : default;
        }

        if (isNeverNull && !checks.Exists(static check => check.Rule == "Required"))
        {
            checks.Add(s_neverNull[0]);
        }

        return checks.ToEquatableArray();
    }

    // Most members have this check and no other.
    private static readonly EquatableArray<CheckSpec> s_neverNull = new([new CheckSpec("Required", ", allowEmptyStrings: true")]);

    private static CheckSpec? Check(string name, AttributeData attribute, ITypeSymbol type) => name switch
    {
        "RequiredAttribute" => Required(attribute, type),
        "StringLengthAttribute" => new("StringLength", $", ({Literals.Of(Named(attribute, "MinimumLength", 0))}, {Literals.Of(Attributes.Argument<int>(attribute, 0))}){Message(attribute)}"),
        "MaxLengthAttribute" when attribute.ConstructorArguments.Length == 1 => new("MaxLength", $", {Literals.Of(Attributes.Argument<int>(attribute, 0))}{Message(attribute)}"),
        "MinLengthAttribute" => new("MinLength", $", {Literals.Of(Attributes.Argument<int>(attribute, 0))}{Message(attribute)}"),
        "RangeAttribute" => Range(attribute),
        "RegularExpressionAttribute" when Attributes.Argument<string>(attribute, 0) is { } pattern => new("RegularExpression", Message(attribute), Literals.Of(pattern)),
        _ => null,
    };

    private static CheckSpec? Required(AttributeData attribute, ITypeSymbol type) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? new CheckSpec("Required", $", allowEmptyStrings: {(Attributes.Named(attribute, "AllowEmptyStrings", false) ? "true" : "false")}{Message(attribute)}")
            : null;

    // [Range(1, 5)], [Range(0.5, 1)] or [Range(typeof(DateOnly), "2020-01-01", "2030-01-01")]
    private static CheckSpec? Range(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        var offset = arguments.Length == 3 ? 1 : 0;
        if (arguments.Length < 2 || arguments[offset].Value is not { } minimum || arguments[offset + 1].Value is not { } maximum)
        {
            return null;
        }

        return new CheckSpec("Range", $", ({Literals.Of(minimum)}, {Literals.Of(maximum)}){Message(attribute)}");
    }

    private static int Named(AttributeData attribute, string name, int absent) => Attributes.Named(attribute, name, absent);

    private static string Message(AttributeData attribute) =>
        Attributes.Named<string>(attribute, "ErrorMessage") is { } message ? $", errorMessage: {Literals.Of(message)}" : "";
}
