using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Parsing;

/// <summary>Checks <c>[Due]</c>: where it may stand, and what it says.</summary>
internal static class DueRules
{
    /// <summary>The most attempts that can be asked for.</summary>
    public const int MostAttempts = 1_000_000;

    /// <summary>Checks the marks of a class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="hasLeases">Whether its sessions can be leased.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, bool hasLeases, DiagnosticSink problems)
    {
        ISymbol? first = null;
        foreach (var member in MemberSymbols.Of(type))
        {
            if (Attributes.Find(member, KnownNames.DueAttribute) is not { } due)
            {
                continue;
            }

            if (Problem(member, first, hasLeases) is { } problem)
            {
                problems.AddValue(due, null, member, problem);
            }

            if (Attributes.Named(due, "MaxAttempts", 5) is < 1 or > MostAttempts)
            {
                problems.AddValue(due, "MaxAttempts", member, "it lies between 1 and 1,000,000");
            }

            first ??= member;
        }
    }

    /// <summary>Whether a member's type is <c>DateTimeOffset?</c>.</summary>
    /// <param name="member">The member.</param>
    public static bool IsTime(ISymbol member) =>
        MemberSymbols.TypeOf(member) is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ Name: "DateTimeOffset", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }] };

    private static string? Problem(ISymbol member, ISymbol? first, bool hasLeases) =>
        Attributes.Has(member, KnownNames.AppendOnlyAttribute) ? "it is a log, which is never due"
        : !IsTime(member) ? "when a session is due is a DateTimeOffset?, in which null is never"
        : first is not null ? $"'{first.Name}' says already when a session is due"
        : !hasLeases ? "a claim is a lease: add Leases = true to [PersistedSession]"
        : null;
}
