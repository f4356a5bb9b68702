using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;
using Persistence.Generators.Parsing.Types;

namespace Persistence.Generators.Parsing;

/// <summary>Reads <c>[Searchable]</c>, and checks where it stands and what it says.</summary>
internal static class SearchableRules
{
    /// <summary>The highest weight that can be asked for.</summary>
    public const int MostWeight = 100;

    /// <summary>How much a word counts that is found in a member.</summary>
    /// <param name="symbol">The member.</param>
    /// <param name="type">How it is stored.</param>
    /// <returns>0 where it is not searched.</returns>
    public static int WeightOf(ISymbol symbol, TypeSpec type) =>
        IsText(type) && Attributes.Find(symbol, KnownNames.SearchableAttribute) is { } mark ? Attributes.Named(mark, "Weight", 1) : 0;

    /// <summary>Whether a type is text, or a collection of texts.</summary>
    /// <param name="type">The type.</param>
    public static bool IsText(TypeSpec type) => !type.IsForeign && (type.Name == "string" || type.Index == IndexKind.Strings);

    /// <summary>Checks the marks of a class, of its entries and of what it holds.</summary>
    /// <param name="type">The class.</param>
    /// <param name="members">Its members.</param>
    /// <param name="resolver">Knows the types that it holds.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, SessionMembers members, TypeResolver resolver, DiagnosticSink problems)
    {
        foreach (var symbol in MemberSymbols.Of(type))
        {
            if (members.Logs.Find(log => log.Member.PlainName == symbol.Name) is { } log)
            {
                Check(symbol, log.Member.SearchWeight > 0, "its entries are no strings; mark what is text in the type of its entries", problems);
                CheckEntry(symbol, log, resolver, problems);
            }
            else if (members.Header.Find(member => member.PlainName == symbol.Name) is { } member)
            {
                Check(symbol, member.SearchWeight > 0, NoText(symbol), problems);
            }
        }

        var entries = members.Logs.Select(static log => log.EntryObject?.TypeName).ToList();
        foreach (var nested in resolver.NestedTypes.Where(nested => !entries.Contains(Naming.FullName(nested))))
        {
            foreach (var symbol in resolver.MembersOf(nested))
            {
                Check(symbol, isSearched: false, $"'{nested.Name}' is neither the session class nor the type of a log's entries, whose own members are searched; repeat the text in a member there", problems);
            }
        }
    }

    private static void CheckEntry(ISymbol symbol, LogSpec log, TypeResolver resolver, DiagnosticSink problems)
    {
        if (log.EntryObject is not { } entry || LogParser.EntryType(symbol) is not INamedTypeSymbol type)
        {
            return;
        }

        foreach (var member in resolver.MembersOf(type))
        {
            Check(member, entry.Members.Any(candidate => candidate.PlainName == member.Name && candidate.SearchWeight > 0), NoText(member), problems);
        }
    }

    private static string NoText(ISymbol symbol) => $"its type is '{MemberRules.TypeText(symbol)}'; search a string, or a collection of strings";

    private static void Check(ISymbol symbol, bool isSearched, string problem, DiagnosticSink problems)
    {
        if (Attributes.Find(symbol, KnownNames.SearchableAttribute) is not { } mark)
        {
            return;
        }

        if (Attributes.Named(mark, "Weight", 1) is < 1 or > MostWeight)
        {
            problems.AddValue(mark, "Weight", symbol, "it lies between 1 and 100");
        }
        else if (!isSearched)
        {
            problems.Add(UsageDiagnostics.SearchableType, mark, symbol, symbol.Name, problem);
        }
    }
}
