using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Checks that names do not meet: in storage, and between generated and written code.</summary>
internal static class NameRules
{
    /// <summary>Checks the names of a class's members.</summary>
    /// <param name="type">The class.</param>
    /// <param name="members">Its members.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, SessionMembers members, DiagnosticSink problems)
    {
        var all = members.Header.Concat(members.Logs.Select(static log => log.Member)).ToList();
        var reported = new HashSet<string>(StringComparer.Ordinal);
        DistinctNames.Check(all, static member => member.JsonName, static member => member.FormerNames, (member, other, name) => Report(member, other, name, "in JSON"));
        List<MemberSpec> columns = members.Unknown?.ExtensionDataMember is { } keeper ? [.. members.Header, keeper] : members.Header;
        DistinctNames.Check(columns, static member => member.ColumnName, static member => member.FormerColumns, (member, other, name) => Report(member, other, name, "in SQLite"));
        CheckRetired(type, all, problems);
        foreach (var member in (members.Unknown?.ExtensionDataMember is { } kept ? all.Append(kept) : all).Where(static member => member.ColumnName.StartsWith("_", StringComparison.Ordinal) || member.JsonName.StartsWith("$", StringComparison.Ordinal)))
        {
            problems.Add(UsageDiagnostics.AttributeValue, Find(type, member), "The storage name", member.PlainName, "names that start with '_' or '$' belong to the stores");
        }

        CheckGenerated(type, problems);
        StoreNameRules.Check(type, problems);

        void Report(MemberSpec member, MemberSpec other, string name, string where)
        {
            // A name that clashes in JSON mostly clashes in SQLite too; once is enough.
            if (reported.Add(member.PlainName))
            {
                problems.Add(UsageDiagnostics.NameClash, Find(type, member), member.PlainName, other.PlainName, name, where, "rename one, or give it a [PersistedName]");
            }
        }
    }

    private static void CheckRetired(INamedTypeSymbol type, List<MemberSpec> members, DiagnosticSink problems)
    {
        foreach (var attribute in type.GetAttributes().Where(static attribute => Attributes.Is(attribute, KnownNames.RetiredAttribute)))
        {
            var retired = Attributes.Argument<string>(attribute, 0) ?? "";
            foreach (var member in members.Where(member => FormerNames.InJson([retired]).Contains(member.JsonName) || FormerNames.InSqlite([retired]).Contains(member.ColumnName)))
            {
                problems.Add(UsageDiagnostics.RetiredName, Find(type, member), member.PlainName, retired);
            }
        }
    }

    /// <summary>The names of the types that are generated beside a class.</summary>
    /// <param name="name">The class's simple name.</param>
    public static IReadOnlyList<string> GeneratedNames(string name) =>
    [
        $"I{name}Store", $"{name}Store", $"{name}Map", $"{name}JsonStore", $"{name}SqliteStore", $"{name}RedisStore", $"{name}InMemoryStore", $"{name}EngineStore",
    ];

    // Types called as the generated ones are, next to the class. Asked name by name, because a namespace may hold thousands.
    private static void CheckGenerated(INamedTypeSymbol type, DiagnosticSink problems)
    {
        INamespaceOrTypeSymbol container = type.ContainingType is { } outer ? outer : type.ContainingNamespace;
        foreach (var neighbour in GeneratedNames(type.Name).SelectMany(name => container.GetTypeMembers(name)))
        {
            // An analyzer sees the generated types themselves too; they bear our mark.
            if (!IsOurs(neighbour))
            {
                problems.Add(UsageDiagnostics.NameClash, type, type.Name, neighbour.Name, neighbour.Name, "in code, because a type of that name is generated", $"rename '{neighbour.Name}', or rename the class and keep what it has stored by [PersistedSession(Name = \"{StorageNameOf(type)}\")]");
            }
        }
    }

    private static string StorageNameOf(INamedTypeSymbol type) =>
        Attributes.Named<string>(Attributes.Find(type, KnownNames.PersistedSessionAttribute), "Name") ?? Naming.SnakeCase(type.Name);

    /// <summary>Whether a type or member was generated here.</summary>
    /// <param name="type">The type or member.</param>
    public static bool IsOurs(ISymbol type) =>
        Attributes.Find(type, "System.CodeDom.Compiler.GeneratedCodeAttribute") is { } mark
        && Attributes.Argument<string>(mark, 0) == "Persistence.Generators";

    private static ISymbol Find(INamedTypeSymbol type, MemberSpec member) =>
        MemberSymbols.Of(type).First(symbol => symbol.Name == member.PlainName);
}
