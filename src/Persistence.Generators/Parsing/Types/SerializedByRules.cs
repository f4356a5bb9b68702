using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing.Types;

/// <summary>Reads <c>[SerializedBy]</c> and gathers what is wrong with it. A member whose mark is wrong is described all the same, so that nothing is said twice.</summary>
internal sealed class SerializedByRules
{
    private const string Namespace = "System.Text.Json.Serialization";

    private static readonly string[] s_excluded = [KnownNames.KeyAttribute, KnownNames.IndexedAttribute, KnownNames.DueAttribute];

    private readonly TypeResolver _resolver;
    private readonly List<ForeignProblem> _problems = [];

    public SerializedByRules(TypeResolver resolver) => _resolver = resolver;

    /// <summary>Reads a mark.</summary>
    /// <param name="member">The member that bears it.</param>
    /// <param name="attribute">The mark.</param>
    /// <param name="type">The type that is stored.</param>
    /// <returns>Where the metadata comes from.</returns>
    public ForeignSource Read(ISymbol member, AttributeData attribute, ITypeSymbol type)
    {
        if (Attributes.Argument<INamedTypeSymbol>(attribute, 0) is not { TypeKind: not TypeKind.Error } provider)
        {
            Add(null, attribute, 0);
            return default;
        }

        if (_resolver.UseProblem(provider) is { } use)
        {
            Add(UsageDiagnostics.SerializedBy, attribute, 0, member.Name, provider.Name, use);
            return default;
        }

        return attribute.ConstructorArguments.Length == 1
            ? Context(member, attribute, provider, type)
            : Static(member, attribute, (provider, Attributes.Argument<string>(attribute, 1) ?? ""), type);
    }

    /// <summary>Checks that a member is nothing that its store must understand.</summary>
    /// <param name="member">The member.</param>
    /// <param name="mark">What makes it foreign.</param>
    public void CheckMarks(ISymbol member, string mark)
    {
        foreach (var excluded in s_excluded)
        {
            if (Attributes.Find(member, excluded) is { } attribute)
            {
                Add(UsageDiagnostics.SerializedByMark, attribute, -1, member.Name, attribute.AttributeClass!.Name.Replace("Attribute", ""), mark);
            }
        }
    }

    /// <summary>Reports what was found.</summary>
    /// <param name="type">The session class.</param>
    /// <param name="problems">Receives it.</param>
    public void Report(INamedTypeSymbol type, DiagnosticSink problems)
    {
        foreach (var problem in _problems)
        {
            if (problem.Descriptor is null)
            {
                problems.StaySilent();
                continue;
            }

            var location = problems.AreReported ? Attributes.LocationOf(problem.Attribute, problem.Argument) ?? type.Locations.FirstOrDefault() : null;
            problems.Add(problem.Descriptor, location, problem.Texts);
        }
    }

    private ForeignSource Context(ISymbol member, AttributeData attribute, INamedTypeSymbol context, ITypeSymbol type)
    {
        if (!IsContext(context))
        {
            Add(UsageDiagnostics.SerializedBy, attribute, 0, member.Name, context.Name, $"it is no JsonSerializerContext; name one, or a static member with nameof({context.Name}.…) as the second argument");
        }
        else if (!ContextTypes.Has(context, type))
        {
            Add(UsageDiagnostics.ContextLacksType, attribute, 0, member.Name, context.Name, Short(type));
        }

        return new(ForeignKind.Context, Naming.FullName(context), "", context.Name);
    }

    private ForeignSource Static(ISymbol member, AttributeData attribute, (INamedTypeSymbol Type, string Name) provider, ITypeSymbol type)
    {
        var found = provider.Type.GetMembers(provider.Name).FirstOrDefault(static candidate => candidate is IPropertySymbol { IsStatic: true, GetMethod: not null } or IFieldSymbol { IsStatic: true });
        var plainName = $"{provider.Type.Name}.{provider.Name}";
        if (found is null)
        {
            Add(UsageDiagnostics.SerializedBy, attribute, 1, member.Name, plainName, $"'{provider.Type.Name}' has no static property or field of that name");
        }
        else if (_resolver.UseProblem(found) is { } use)
        {
            Add(UsageDiagnostics.SerializedBy, attribute, 1, member.Name, plainName, use);
        }
        else if (!Gives(MemberSymbols.TypeOf(found), type))
        {
            Add(UsageDiagnostics.SerializedBy, attribute, 1, member.Name, plainName, $"it is a '{MemberRules.TypeText(found)}'; name one that is JsonSerializerOptions, a JsonSerializerContext or a JsonTypeInfo<{Short(type)}>");
        }

        return new(ForeignKind.Member, Naming.FullName(provider.Type), Naming.Identifier(provider.Name), plainName);
    }

    private static bool Gives(ITypeSymbol member, ITypeSymbol type) =>
        member is INamedTypeSymbol named && (
            TypeNames.IsGeneric(named, "System.Text.Json", "JsonSerializerOptions")
            || IsContext(named)
            || (TypeNames.IsGeneric(named, Namespace + ".Metadata", "JsonTypeInfo`1") && SymbolEqualityComparer.Default.Equals(named.TypeArguments[0], type)));

    private static bool IsContext(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (TypeNames.IsGeneric(current, Namespace, "JsonSerializerContext"))
            {
                return true;
            }
        }

        return false;
    }

    private static string Short(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    // A nested type may be read more than once.
    private void Add(DiagnosticDescriptor? descriptor, AttributeData attribute, int argument, params string[] texts)
    {
        if (!_problems.Any(known => known.Attribute == attribute && known.Descriptor == descriptor && known.Argument == argument))
        {
            _problems.Add(new(descriptor, attribute, argument, texts));
        }
    }
}
