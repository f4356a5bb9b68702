using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Parsing;

/// <summary>Reports what attributes of System.Text.Json on a session class would ask for in vain, and retired names that none could have had.</summary>
internal static class SessionAttributes
{
    /// <summary>Checks the attributes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, DiagnosticSink problems)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (Problem(attribute, type) is { } problem)
            {
                problems.AddValue(attribute, null, type, problem);
            }
        }

        foreach (var constructor in type.InstanceConstructors.Where(static constructor => constructor.Parameters.Length > 0))
        {
            if (Attributes.Find(constructor, KnownNames.JsonConstructorAttribute) is { } attribute)
            {
                problems.AddValue(attribute, null, type, "a session is always made by the constructor without parameters");
            }
        }
    }

    private static string? Problem(AttributeData attribute, INamedTypeSymbol type) =>
        Attributes.Is(attribute, KnownNames.JsonConverterAttribute) ? "stores do not call converters"
        : Attributes.Is(attribute, KnownNames.JsonDerivedTypeAttribute) || Attributes.Is(attribute, KnownNames.JsonPolymorphicAttribute)
            ? "a store holds sessions of one class; let a member or the entries of a log be of derived types"
        : Attributes.Is(attribute, KnownNames.JsonUnmappedMemberHandlingAttribute) ? UnknownMembers.ColumnProblem(type)
        : Attributes.Is(attribute, KnownNames.RetiredAttribute) ? MarkRules.NameProblem(Attributes.Argument<string>(attribute, 0))
        : null;
}
