using System.Text;
using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Describes generic types whose members unsafe accessors reach.</summary>
internal static class GenericOwners
{
    /// <summary>Describes a type.</summary>
    /// <param name="type">The type that declares a member.</param>
    /// <returns>The description; null where neither it nor a type around it is generic.</returns>
    public static GenericOwnerSpec? Of(INamedTypeSymbol type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.OriginalDefinition;
        var parameters = Along(definition).SelectMany(static part => part.TypeParameters).ToList();
        var typeName = Naming.FullName(definition);
        return new GenericOwnerSpec(
            ClassName(definition, parameters.Count),
            $"<{string.Join(", ", parameters.Select(static parameter => Naming.Identifier(parameter.Name)))}>",
            $"<{string.Join(", ", Along(type).SelectMany(static part => part.TypeArguments).Select(Naming.FullName))}>",
            string.Concat(parameters.Select(Constraint)),
            typeName,
            Naming.PlainName(typeName),
            definition.IsValueType);
    }

    /// <summary>Says why the members of a generic type cannot be reached.</summary>
    /// <param name="type">The type that declares a member.</param>
    /// <returns>The reason, for people; null when they can.</returns>
    public static string? Problem(INamedTypeSymbol type) =>
        type.IsGenericType && Along(type.OriginalDefinition).SelectMany(static part => part.TypeParameters).GroupBy(static parameter => parameter.Name).Any(static group => group.Count() > 1)
            ? $"two type parameters of '{type.Name}' and the types around it have one name; rename one"
            : null;

    // From the outside in.
    private static Stack<INamedTypeSymbol> Along(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            types.Push(current);
        }

        return types;
    }

    // The whole name, because types of one name in two namespaces may meet in one map.
    private static string ClassName(INamedTypeSymbol definition, int arity)
    {
        var name = new StringBuilder("Accessors").Append(arity);
        foreach (var part in definition.ToDisplayString(s_plain).Split('.'))
        {
            name.Append('_').Append(part.Replace("_", "__"));
        }

        return name.ToString();
    }

    private static readonly SymbolDisplayFormat s_plain = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var parts = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint || parameter.HasValueTypeConstraint)
        {
            parts.Add(parameter.HasUnmanagedTypeConstraint ? "unmanaged" : "struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add("class");
        }

        parts.AddRange(parameter.ConstraintTypes.Select(Naming.FullName));
        if (parameter.HasConstructorConstraint)
        {
            parts.Add("new()");
        }

        if (parameter.AllowsRefLikeType)
        {
            parts.Add("allows ref struct");
        }

        return parts.Count == 0 ? "" : $" where {Naming.Identifier(parameter.Name)} : {string.Join(", ", parts)}";
    }
}
