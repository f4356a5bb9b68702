using Microsoft.CodeAnalysis;
using Persistence.Generators.Model;

namespace Persistence.Generators.Parsing;

/// <summary>Finds the backends whose run-time half a project references.</summary>
public static class BackendReferences
{
    /// <summary>The simple names of the types that are looked for.</summary>
    public static IReadOnlyList<string> TypeNames { get; } = ["JsonSessionEngine", "SqliteSessionEngine", "RedisSessionEngine", "InMemorySessionEngine", "StoreServices"];

    /// <summary>Looks for each engine by its metadata name.</summary>
    /// <param name="compilation">The project.</param>
    /// <returns>The backends found.</returns>
    public static Backends Find(Compilation compilation)
    {
        var found = Backends.None;
        found |= Has(compilation, "Persistence.Json.JsonSessionEngine`3") ? Backends.Json : Backends.None;
        found |= Has(compilation, "Persistence.Sqlite.SqliteSessionEngine`3") ? Backends.Sqlite : Backends.None;
        found |= Has(compilation, "Persistence.Redis.RedisSessionEngine`3") ? Backends.Redis : Backends.None;
        found |= Has(compilation, "Persistence.InMemory.InMemorySessionEngine`3") ? Backends.InMemory : Backends.None;
        found |= Has(compilation, "Persistence.Hosting.StoreServices") ? Backends.Hosting : Backends.None;
        return found;
    }

    private static bool Has(Compilation compilation, string metadataName) =>
        compilation.GetTypeByMetadataName(metadataName) is not null;
}
