using Microsoft.CodeAnalysis;

namespace Persistence.Generators.Tests.Harness;

/// <summary>The generators, found as the compiler finds them.</summary>
internal static class Generators
{
    /// <summary>New instances of all of them.</summary>
    public static IEnumerable<ISourceGenerator> All() =>
        typeof(PersistenceGenerator).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());

    /// <summary>The results of those that made files: the compiler tracks no steps of one that had no class in its share.</summary>
    public static IReadOnlyList<GeneratorRunResult> Active(this GeneratorDriverRunResult run) =>
        [.. run.Results.Where(static result => result.GeneratedSources.Length > 0)];

    /// <summary>What all of them made in a run.</summary>
    public static IReadOnlyList<GeneratedSourceResult> Sources(this GeneratorDriverRunResult run) =>
        [.. run.Results.SelectMany(static result => result.GeneratedSources)];
}
