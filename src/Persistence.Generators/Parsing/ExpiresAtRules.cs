using Microsoft.CodeAnalysis;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Reads and checks <c>[ExpiresAt]</c>: where it may stand.</summary>
internal static class ExpiresAtRules
{
    /// <summary>Reads the mark of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="resolver">Knows the types that it holds.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The name of the member, as code writes it; null for none.</returns>
    public static string? Read(INamedTypeSymbol type, TypeResolver resolver, DiagnosticSink problems)
    {
        ISymbol? first = null;
        foreach (var member in MemberSymbols.Of(type))
        {
            if (Attributes.Find(member, KnownNames.ExpiresAtAttribute) is { } mark)
            {
                Report(mark, member, Problem(member, first), problems);
                first ??= member;
            }
        }

        foreach (var member in MemberSymbols.Excluded(type))
        {
            ReportIfMarked(member, "it is not stored, so that a session which was loaded would not know it", problems);
        }

        foreach (var member in resolver.NestedTypes.SelectMany(resolver.MembersOf).Select(static member => member.OriginalDefinition).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>())
        {
            ReportIfMarked(member, $"a session expires, and '{member.ContainingType.Name}' is held by one; mark a member of the session class", problems);
        }

        return first is null ? null : Naming.Identifier(first.Name);
    }

    private static string? Problem(ISymbol member, ISymbol? first) =>
        Attributes.Has(member, KnownNames.AppendOnlyAttribute) ? "it is a log, which says of no session when it expires"
        : !DueRules.IsTime(member) ? "when a session expires is a DateTimeOffset?, in which null leaves it to the class"
        : first is not null ? $"'{first.Name}' says already when a session expires"
        : null;

    private static void ReportIfMarked(ISymbol member, string problem, DiagnosticSink problems)
    {
        if (Attributes.Find(member, KnownNames.ExpiresAtAttribute) is { } mark)
        {
            Report(mark, member, problem, problems);
        }
    }

    private static void Report(AttributeData mark, ISymbol member, string? problem, DiagnosticSink problems)
    {
        if (problem is not null)
        {
            problems.AddValue(mark, null, member, problem);
        }
    }
}
