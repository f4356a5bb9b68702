using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Emission.Stores;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Checks that a call of a store's member means one thing: beside a log <c>Messages</c> a log <c>LastMessages</c> would give two kinds of
/// <c>ReadLastMessages</c>, of which the compiler chooses one by the type of a number.
/// </summary>
internal static class StoreMemberRules
{
    private const string Field = "__sessionTracking";

    /// <summary>Checks the names of a class's logs and indexes, and of its own members.</summary>
    /// <param name="type">The class.</param>
    /// <param name="members">Its stored members.</param>
    /// <param name="isAsync">Whether stores have asynchronous members.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, SessionMembers members, bool isAsync, DiagnosticSink problems)
    {
        var logs = new HashSet<string>(members.Logs.Select(static log => log.Member.PlainName), StringComparer.Ordinal);
        foreach (var name in logs.Where(name => logs.Contains("Last" + name)))
        {
            Report(type, "Last" + name, name, $"ReadLast{name}", problems);
        }

        foreach (var name in logs.Where(name => logs.Contains(name + "Before")))
        {
            Report(type, name + "Before", name, $"Read{name}Before", problems);
        }

        CheckIndexes(type, members, problems);
        if (isAsync)
        {
            AsyncNameRules.Check(type, members, problems);
        }

        foreach (var member in type.GetMembers(Field).Where(static member => !NameRules.IsOurs(member)))
        {
            problems.Add(UsageDiagnostics.NameClash, member, member.Name, "what is generated for " + type.Name, member.Name, "in code", "rename it");
        }
    }

    private static void CheckIndexes(INamedTypeSymbol type, SessionMembers members, DiagnosticSink problems)
    {
        var indexes = new HashSet<string>(members.Indexes.Select(static index => index.Member.PlainName), StringComparer.Ordinal);
        foreach (var name in members.Indexes.Where(IndexMembers.HasRange).Select(static index => index.Member.PlainName).Where(name => indexes.Contains(name + "Between")))
        {
            Report(type, name + "Between", name, $"FindBy{name}Between", problems);
        }

        foreach (var index in members.Indexes)
        {
            var (name, suffix) = (index.Member.PlainName, QueryEmitter.TextSuffix(index));
            if (suffix.Length > 0 && indexes.Contains(name + suffix))
            {
                Report(type, name + suffix, name, $"Where{name}{suffix}", problems);
            }
        }
    }

    private static void Report(INamedTypeSymbol type, string name, string other, string both, DiagnosticSink problems) => problems.Add(
        UsageDiagnostics.NameClash,
        MemberSymbols.Of(type).First(symbol => symbol.Name == name),
        name, other, both, "in the stores", "rename one, and keep its stored name by a [PersistedName]");
}
