using Microsoft.CodeAnalysis;
using Persistence.Generators.Diagnostics;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Checks that the backends a class asks for are there.</summary>
internal static class BackendRules
{
    public static void Check(INamedTypeSymbol type, Compilation compilation, DiagnosticSink problems)
    {
        if (Attributes.Find(type, KnownNames.PersistedSessionAttribute) is not { } attribute)
        {
            return;
        }

        var asked = (Backends)Attributes.Named(attribute, "Stores", 0);
        var missing = Missing(asked, BackendReferences.Find(compilation));
        if (missing.Length > 0)
        {
            problems.Add(UsageDiagnostics.BackendMissing, attribute, type, type.Name, missing);
        }
    }

    private static string Missing(Backends asked, Backends referenced)
    {
        if (asked == Backends.None)
        {
            return (referenced & ~Backends.Hosting) == Backends.None ? "Persistence.Json, Persistence.Sqlite or Persistence.Redis" : "";
        }

        var missing = new[] { Backends.Json, Backends.Sqlite, Backends.Redis, Backends.InMemory }
            .Where(backend => (asked & backend) != 0 && (referenced & backend) == 0)
            .Select(static backend => "Persistence." + backend);
        return string.Join(", ", missing);
    }
}
