using System.Globalization;
using System.Reflection;

[assembly: AssemblyFixture(typeof(Persistence.Packages.Tests.LocalFeed))]

namespace Persistence.Packages.Tests;

/// <summary>
/// A directory of all packages, packed once for all tests by the command of the README from what is built, and a package cache of its own, so that a consumer
/// restores what was just built and not what an earlier run left. Everything is deleted at the end.
/// </summary>
public sealed class LocalFeed : IAsyncLifetime
{
    /// <summary>What belongs to the run.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("persistence-packages-").FullName;

    /// <summary>The packages.</summary>
    public string Packages => Path.Combine(Directory, "feed");

    /// <summary>The version that was packed; new in each run.</summary>
    public string Version { get; } = "0.0.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    private static string Configuration =>
        typeof(LocalFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "Configuration").Value!;

    private static string Machine => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var (exitCode, output) = await DotNet.Run(
            Repository.Root, "pack", "src/Packages.slnf", "-o", Packages, "-nologo", "-v", "q", "--no-build", "-c", Configuration, "-p:Version=" + Version);
        Assert.True(exitCode == 0, output);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await DotNet.EndCompiler();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    /// <summary>
    /// Makes a directory for a consumer and writes its files. It restores from the feed alone; what the backends depend on themselves comes from where this machine
    /// keeps its packages.
    /// </summary>
    internal string Consumer(string name, params (string Path, string Text)[] files)
    {
        var directory = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Directory, "cache")}" /></config>
              <fallbackPackageFolders><clear /><add key="machine" value="{Machine}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="local" value="{Packages}" /></packageSources>
            </configuration>
            """);
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(directory, file.Path), file.Text);
        }

        return directory;
    }
}
