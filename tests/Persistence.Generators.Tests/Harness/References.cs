using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Tests.Harness;

/// <summary>The assemblies that a user's project references: the framework and this project's run-time half.</summary>
internal static class References
{
    private static readonly Dictionary<string, MetadataReference> s_all = Find(IsForUsers);

    /// <summary>The framework, the abstractions and every backend.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = [.. s_all.Values];

    /// <summary>The same with what a hosted program references.</summary>
    public static IReadOnlyList<MetadataReference> Hosted { get; } = [.. s_all.Values, .. Find(static name => name == "Persistence.Hosting" || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)).Values];

    /// <summary>The same with what a test project references.</summary>
    public static IReadOnlyList<MetadataReference> InMemory { get; } = [.. s_all.Values, .. Find(static name => name == "Persistence.InMemory").Values];

    /// <summary>Without the named assemblies.</summary>
    /// <param name="names">Simple names.</param>
    public static IReadOnlyList<MetadataReference> Without(params string[] names) =>
        [.. s_all.Where(pair => !names.Contains(pair.Key)).Select(static pair => pair.Value)];

    private static Dictionary<string, MetadataReference> Find(Func<string, bool> isIncluded) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => isIncluded(Path.GetFileNameWithoutExtension(path)))
            .DistinctBy(static path => Path.GetFileNameWithoutExtension(path))
            .ToDictionary(static path => Path.GetFileNameWithoutExtension(path), static path => (MetadataReference)MetadataReference.CreateFromFile(path));

    private static bool IsForUsers(string name) =>
        name is "Persistence.Abstractions" or "Persistence.Json" or "Persistence.Sqlite" or "Persistence.Redis" or "StackExchange.Redis" or "netstandard" or "mscorlib"
        || (name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith("System.Composition", StringComparison.Ordinal));
}
