using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing;

namespace Persistence.Generators.Diagnostics;

/// <summary>
/// Finds classes derived from a stored type that add members to it: where the base type is declared, these members are not stored. A class that
/// is stored by its own name too is left out, and one that a discriminator names.
/// </summary>
internal static class CutOffRules
{
    /// <summary>Whether a type may be one to report.</summary>
    /// <param name="type">The type.</param>
    public static bool IsCandidate(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false, IsAbstract: false, BaseType.SpecialType: SpecialType.None };

    /// <summary>Compares the derived classes of a project with what its session classes hold.</summary>
    /// <param name="derived">The derived classes.</param>
    /// <param name="sessions">The session classes.</param>
    /// <param name="report">Receives what is found.</param>
    public static void Check(IEnumerable<INamedTypeSymbol> derived, IEnumerable<SessionSpec> sessions, Action<Diagnostic> report)
    {
        var stored = new Dictionary<string, SessionSpec>(StringComparer.Ordinal);
        foreach (var session in sessions.OrderBy(static session => session.HintPrefix, StringComparer.Ordinal))
        {
            var families = new HashSet<string>(session.Families.Select(static family => family.TypeName), StringComparer.Ordinal);
            foreach (var nested in session.Objects.Where(nested => !nested.IsValueType && !families.Contains(nested.TypeName) && !stored.ContainsKey(nested.TypeName)))
            {
                stored.Add(nested.TypeName, session);
            }
        }

        if (stored.Count == 0)
        {
            return;
        }

        foreach (var type in derived.Where(type => !stored.ContainsKey(Naming.FullName(type)) && !Attributes.Has(type, KnownNames.PersistedSessionAttribute)))
        {
            Check(type, stored, report);
        }
    }

    private static void Check(INamedTypeSymbol type, Dictionary<string, SessionSpec> stored, Action<Diagnostic> report)
    {
        var adds = false;
        for (var current = type; current?.BaseType is { SpecialType: SpecialType.None } above; current = above)
        {
            adds |= current.GetMembers().Any(member => MemberSymbols.IsCandidate(member) && !IgnoreRules.IsExcluded(member) && member is not IPropertySymbol { SetMethod: null } and not IPropertySymbol { IsOverride: true });
            if (adds && stored.TryGetValue(Naming.FullName(above), out var session))
            {
                report(Diagnostic.Create(
                    UsageDiagnostics.CutOff,
                    type.Locations.FirstOrDefault(static location => location.IsInSource),
                    type.Name, above.Name, session.PlainName, $"mark '{above.Name}' [JsonDerivedType(typeof({type.Name}), \"{Naming.SnakeCase(type.Name)}\")]"));
                return;
            }
        }
    }
}
