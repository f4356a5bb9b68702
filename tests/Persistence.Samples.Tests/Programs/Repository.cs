using System.Reflection;

namespace Persistence.Samples.Tests.Programs;

/// <summary>Where the sources and the built samples are.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The built program of a sample.</summary>
    public static string Program(string sample) =>
        Path.Combine(Root, "samples", sample, "bin", Metadata("Configuration"), "net10.0", $"{sample}.dll");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
