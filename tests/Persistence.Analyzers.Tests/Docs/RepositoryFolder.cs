namespace Persistence.Analyzers.Tests.Docs;

/// <summary>Where the documents and sources are that tests read.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder of the solution that the tests were built in.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(directory, "Persistence.Generators.sln")))
        {
            directory = System.IO.Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return directory;
    }
}
