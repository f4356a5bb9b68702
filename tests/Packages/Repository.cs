namespace Persistence.Packages.Tests;

/// <summary>Where this repository is, seen from the test's binary.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Persistence.Generators.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return directory;
    }
}
