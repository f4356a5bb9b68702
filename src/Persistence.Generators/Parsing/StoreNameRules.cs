using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;

namespace Persistence.Generators.Parsing;

/// <summary>
/// Checks that the stores of two session classes are not called alike: beside a class <c>Chat</c>, whose JSON store is
/// <c>ChatJsonStore</c>, a class <c>ChatJson</c> would have a <c>ChatJsonStore</c> too, the one that its backends share.
/// </summary>
internal static class StoreNameRules
{
    private static readonly string[] s_backends = ["Json", "Sqlite", "Redis", "InMemory", "Engine"];

    /// <summary>The names of classes one of whose stores would be called like one of this class.</summary>
    /// <param name="name">The class's simple name.</param>
    public static IEnumerable<string> RivalNames(string name) => s_backends
        .Where(backend => name.Length > backend.Length && name.EndsWith(backend, StringComparison.Ordinal))
        .Select(backend => name.Substring(0, name.Length - backend.Length));

    /// <summary>Checks a class's name.</summary>
    /// <param name="type">The class.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(INamedTypeSymbol type, DiagnosticSink problems)
    {
        INamespaceOrTypeSymbol container = type.ContainingType is { } outer ? outer : type.ContainingNamespace;
        foreach (var rival in RivalNames(type.Name).SelectMany(name => container.GetTypeMembers(name)).Where(static other => Attributes.Has(other, KnownNames.PersistedSessionAttribute)))
        {
            problems.Add(UsageDiagnostics.NameClash, type, type.Name, rival.Name, $"{type.Name}Store", "in code, because a type of that name is generated", "rename one of the classes, and keep what it has stored by [PersistedSession(Name = \"…\")]");
        }
    }
}
