using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Emission.Stores;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Checks that no synchronous member of a store is called as the asynchronous counterpart of another: beside a log <c>Lines</c>,
/// a log <c>LinesAsync</c> would give the store two kinds of <c>AppendLinesAsync</c>.
/// </summary>
internal static class AsyncNameRules
{
    private const string Suffix = "Async";

    /// <summary>Checks the names of a class's logs and indexes.</summary>
    /// <param name="type">The class.</param>
    /// <param name="members">Its members.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, SessionMembers members, DiagnosticSink problems)
    {
        CheckCounterparts("Append", members.Logs.Select(static log => log.Member));
        CheckCounterparts("FindBy", members.Indexes.Select(static index => index.Member));
        if (members.Header.Exists(static member => member.SearchWeight > 0) && members.Logs.Exists(static log => log.Member.PlainName == Suffix && SearchMembers.Of(log).Count > 0))
        {
            Report(Suffix, "Search", "SearchAsync");
        }

        void CheckCounterparts(string verb, IEnumerable<MemberSpec> named)
        {
            var names = new HashSet<string>(named.Select(static member => member.PlainName), StringComparer.Ordinal);
            foreach (var name in names.Where(name => names.Contains(name + Suffix)))
            {
                Report(name + Suffix, name, $"{verb}{name}{Suffix}");
            }
        }

        void Report(string name, string other, string both) => problems.Add(
            UsageDiagnostics.NameClash,
            MemberSymbols.Of(type).First(symbol => symbol.Name == name),
            name,
            other,
            both,
            "in the stores, where asynchronous members end with 'Async'",
            "rename one, and keep its stored name by a [PersistedName]");
    }
}
