using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Reports validation attributes that stores do not check because of where they stand: on members of nested types, since stores check the
/// members of the session and of its entries, and on parameters of constructors, where an attribute of a positional record stands unless it
/// says <c>property:</c>.
/// </summary>
internal static class UncheckedRules
{
    /// <summary>Checks the types that a session class holds.</summary>
    /// <param name="session">The session class.</param>
    /// <param name="resolver">Knows the types.</param>
    /// <param name="problems">Receives what is found.</param>
    public static void Check(INamedTypeSymbol session, TypeResolver resolver, DiagnosticSink problems)
    {
        if (!problems.AreReported)
        {
            return;
        }

        // A derived type of an entry has members of the entry, which are checked, and its own. Types made from one generic type share theirs.
        var isChecked = new HashSet<ISymbol>(EntryMembers(session, resolver), SymbolEqualityComparer.Default);
        var members = resolver.NestedTypes.SelectMany(resolver.MembersOf).Where(member => !isChecked.Contains(member));
        foreach (var member in members.Select(static member => member.OriginalDefinition).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>())
        {
            ReportMember(member, session, problems);
        }

        var parameters = resolver.NestedTypes.SelectMany(static type => Constructors.Choose(type, out _)?.Parameters ?? []);
        foreach (var parameter in parameters.Select(static parameter => parameter.OriginalDefinition).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>())
        {
            ReportParameter(parameter, session, problems);
        }
    }

    private static IEnumerable<ISymbol> EntryMembers(INamedTypeSymbol session, TypeResolver resolver) => resolver.MembersOf(session)
        .Where(static member => Attributes.Has(member, KnownNames.AppendOnlyAttribute) && !Attributes.Has(member, KnownNames.SerializedByAttribute))
        .Select(LogParser.EntryType)
        .OfType<INamedTypeSymbol>()
        .SelectMany(resolver.MembersOf);

    private static void ReportMember(ISymbol member, INamedTypeSymbol session, DiagnosticSink problems)
    {
        var owner = member.ContainingType.Name;
        foreach (var attribute in CheckRules.Validations(member))
        {
            problems.Add(
                UsageDiagnostics.UncheckedPlace, attribute, session, NameOf(attribute), $"{owner}.{member.Name}",
                $"they check the members of a session and of its entries, and '{owner}' is nested in them; check it in the constructor or setter of '{owner}', or hold the value in the session or the entry itself");
        }
    }

    private static void ReportParameter(ISymbol parameter, INamedTypeSymbol session, DiagnosticSink problems)
    {
        foreach (var attribute in CheckRules.Validations(parameter))
        {
            problems.Add(
                UsageDiagnostics.UncheckedPlace, attribute, session, NameOf(attribute), $"{parameter.ContainingType.Name}.{parameter.Name}",
                $"it stands on a parameter of a constructor; put it on the property, in a positional record as [property: {NameOf(attribute)}]");
        }
    }

    private static string NameOf(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");
}
