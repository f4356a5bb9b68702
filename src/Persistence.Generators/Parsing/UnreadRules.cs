using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Finds what a type holds and what would never come back: properties that cannot be set again, and public fields.</summary>
internal static class UnreadRules
{
    /// <summary>Whether a property without a setter holds a value of its own, rather than computing one.</summary>
    /// <param name="property">The property.</param>
    public static bool HoldsValue(IPropertySymbol property) =>
        HiddenSetters.IsInSource(property)
            ? !IsConstant(property) && property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property))

            // The compiler marks the getters that it writes itself. [JsonInclude] is for setters that are not public.
            : Attributes.Has(property.GetMethod!, KnownNames.CompilerGeneratedAttribute) || Attributes.Has(property, KnownNames.JsonIncludeAttribute);

    /// <summary>The public fields of a type that no attribute adds to what is stored, or excludes.</summary>
    /// <param name="type">The type.</param>
    public static IEnumerable<IFieldSymbol> Fields(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsConst: false, IsImplicitlyDeclared: false } field
                    && !MemberSymbols.IsCandidate(field)
                    && !IgnoreRules.IsExcluded(field))
                {
                    yield return field;
                }
            }
        }
    }

    /// <summary>Says why a member of a nested type that has no setter cannot be left alone; one of the user's own types is noted.</summary>
    /// <param name="symbol">The property.</param>
    /// <param name="member">Its description.</param>
    /// <param name="resolver">Takes note.</param>
    /// <returns>The reason, for people; null when it can.</returns>
    public static string? Problem(ISymbol symbol, MemberSpec member, TypeResolver resolver)
    {
        if (member.MustBePresent)
        {
            return "it is marked [JsonRequired] and has no setter; add a setter";
        }

        if (!HoldsValue((IPropertySymbol)symbol))
        {
            return null;
        }

        if (!HiddenSetters.IsInSource(symbol))
        {
            return "no code outside its assembly can see a setter of it, and no parameter of the constructor is for it";
        }

        resolver.Findings.AddUnread(symbol, "it has no setter, and no parameter of the constructor is for it");
        return null;
    }

    /// <summary>Says why the public fields of a nested type cannot be left alone; those of the user's own types are noted.</summary>
    /// <param name="type">The type.</param>
    /// <param name="resolver">Takes note.</param>
    /// <returns>The reason, for people; null when they can.</returns>
    public static string? FieldProblem(INamedTypeSymbol type, TypeResolver resolver)
    {
        foreach (var field in Fields(type))
        {
            if (!HiddenSetters.IsInSource(field))
            {
                return $"its field '{type.Name}.{field.Name}' would be lost, because fields are not stored";
            }

            resolver.Findings.AddUnread(field, "fields are not stored");
        }

        return null;
    }

    /// <summary>Says why a type would be stored as nothing.</summary>
    /// <param name="type">The type.</param>
    /// <param name="spec">Its description.</param>
    /// <returns>The reason, for people; null when something of it comes back.</returns>
    public static string? EmptyProblem(INamedTypeSymbol type, ObjectSpec spec)
    {
        if (spec.Unknown?.ExtensionDataMember is not null || spec.Members.Any(static member => member.Setter != SetterKind.None))
        {
            return null;
        }

        var remedy = !HiddenSetters.IsInSource(type) ? ""
            : Fields(type).Any() ? "; mark its fields [JsonInclude], or make them properties"
            : spec.Members.Count > 0 ? "; give its properties setters"
            : "; give it a property with a setter, or store a bool in its place";
        return $"'{type.Name}' has no member that could be stored and read back{remedy}";
    }

    // { get; } = "text" is the same in every object, and so, as a rule, is { get; } = Kinds.Chat; DateTime.UtcNow is not.
    private static bool IsConstant(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<PropertyDeclarationSyntax>()
            .Any(declaration => declaration.Initializer?.Value is LiteralExpressionSyntax
                || (declaration.Initializer?.Value is MemberAccessExpressionSyntax && property.Type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String }));
}
