using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Reads one persisted member.</summary>
internal static class MemberParser
{
    /// <summary>Reads a property or field.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="type">How its type is stored.</param>
    /// <param name="constructor">The constructor that makes its object; null for one without parameters.</param>
    /// <returns>The description.</returns>
    public static MemberSpec Parse(ISymbol symbol, TypeSpec type, IMethodSymbol? constructor)
    {
        var parameter = ParameterFor(symbol, constructor);
        var names = StorageNames.Of(symbol);
        var setter = parameter is null ? SetterOf(symbol) : SetterKind.Constructor;
        var stored = VectorMarks.Apply(symbol, Converters.Apply(symbol, type));
        return new MemberSpec
        {
            Name = Naming.Identifier(symbol.Name),
            PlainName = symbol.Name,
            DeclaringType = setter == SetterKind.Accessor ? Naming.FullName(symbol.ContainingType) : "",
            Generic = setter == SetterKind.Accessor ? GenericOwners.Of(symbol.ContainingType) : null,
            OpenType = OpenTypeOf(symbol, setter, parameter),
            JsonName = names.Json,
            ColumnName = names.Column,
            FormerNames = names.FormerJson,
            FormerColumns = names.FormerColumns,
            Type = stored,
            Setter = setter,
            IsRequired = IsRequired(symbol) && !SetsRequiredMembers(constructor),
            MustBePresent = Attributes.Has(symbol, KnownNames.JsonRequiredAttribute),
            OmitsDefault = IgnoreRules.OmitsDefault(symbol),
            IsField = symbol is IFieldSymbol,
            IsKey = Attributes.Has(symbol, KnownNames.KeyAttribute),
            ConstructorPosition = parameter?.Ordinal ?? -1,
            DefaultValue = parameter is null ? null : DefaultOf(parameter),
            ColumnDefault = stored.AllowsNull ? ColumnDefaults.Of(symbol, parameter, stored.Column) : "",
            HasMadeDefault = stored.AllowsNull && ColumnDefaults.IsMade(symbol, parameter, stored.Column),
            SearchWeight = SearchableRules.WeightOf(symbol, stored),
            VectorDimensions = VectorMarks.DimensionsOf(symbol, stored),
            VectorModel = VectorMarks.ModelOf(symbol),
            Checks = CheckParser.Parse(symbol),
        };
    }

    private static IParameterSymbol? ParameterFor(ISymbol symbol, IMethodSymbol? constructor)
    {
        foreach (var candidate in constructor?.Parameters ?? [])
        {
            if (IsFor(candidate, symbol))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Whether a parameter of a constructor sets a member.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="symbol">The member.</param>
    public static bool IsFor(IParameterSymbol parameter, ISymbol symbol) =>
        string.Equals(parameter.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, MemberSymbols.TypeOf(symbol));

    private static string OpenTypeOf(ISymbol symbol, SetterKind setter, IParameterSymbol? parameter)
    {
        if (!symbol.ContainingType.IsGenericType)
        {
            return "";
        }

        return parameter is not null ? Naming.FullName(parameter.OriginalDefinition.Type)
            : setter == SetterKind.Accessor ? Naming.FullName(MemberSymbols.TypeOf(symbol.OriginalDefinition))
            : "";
    }

    private static bool IsRequired(ISymbol symbol) => symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool SetsRequiredMembers(IMethodSymbol? constructor) =>
        constructor is not null && Attributes.Has(constructor, KnownNames.SetsRequiredMembersAttribute);

    private static SetterKind SetterOf(ISymbol symbol)
    {
        if (symbol is IFieldSymbol field)
        {
            return field.IsReadOnly || field.DeclaredAccessibility != Accessibility.Public ? SetterKind.Accessor : SetterKind.Assignment;
        }

        var setter = ((IPropertySymbol)symbol).SetMethod;
        if (setter is null)
        {
            return HiddenSetters.Has((IPropertySymbol)symbol) ? SetterKind.Accessor
                : CollectionTypes.CanBeFilled(MemberSymbols.TypeOf(symbol)) && !MayLackCollection((IPropertySymbol)symbol) ? SetterKind.Fill
                : SetterKind.None;
        }

        return setter.IsInitOnly || setter.DeclaredAccessibility != Accessibility.Public ? SetterKind.Accessor : SetterKind.Assignment;
    }

    // In a type of a reference assembly, which hides private setters: where null may stand there is nothing to fill.
    private static bool MayLackCollection(IPropertySymbol property) =>
        property.NullableAnnotation == NullableAnnotation.Annotated && !HiddenSetters.IsInSource(property) && UnreadRules.HoldsValue(property);

    /// <summary>The default value of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>The value in C#; null where it has none, or where it is null.</returns>
    public static string? DefaultOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        if (parameter.ExplicitDefaultValue is not { } value)
        {
            return "default";
        }

        var underlying = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        var literal = Literals.Of(value);
        return underlying.TypeKind == TypeKind.Enum ? $"({Naming.FullName(underlying)})({literal})" : literal;
    }
}
