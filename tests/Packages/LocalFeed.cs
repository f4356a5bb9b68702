using System.Globalization;

namespace Persistence.Packages.Tests;

/// <summary>
/// A directory of packages packed from this repository, and a package cache of its own, so that a consumer restores what was just built
/// and not what an earlier run left behind. Everything is deleted at the end.
/// </summary>
internal sealed class LocalFeed : IDisposable
{
    // Two packs of one project at a time would write the same files below its obj folder.
    private static readonly SemaphoreSlim s_packing = new(1);

    private LocalFeed(string directory) => Directory = directory;

    public string Directory { get; }

    /// <summary>The version that was packed; new in each run.</summary>
    public string Version { get; } = "0.0.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    public static async Task<LocalFeed> Pack(params string[] projects)
    {
        var feed = new LocalFeed(System.IO.Directory.CreateTempSubdirectory("persistence-packages-").FullName);
        await s_packing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            foreach (var project in projects)
            {
                var (exitCode, output) = await DotNet.Run(
                    Path.Combine(Repository.Root, "src", project), "pack", "-nologo", "-v", "q", "-p:Version=" + feed.Version, "-o", Path.Combine(feed.Directory, "feed"));
                Assert.True(exitCode == 0, output);
            }
        }
        finally
        {
            s_packing.Release();
        }

        return feed;
    }

    /// <summary>Makes a directory for a consumer that restores from the feed alone, and writes its files.</summary>
    public string Consumer(string name, params (string Path, string Text)[] files)
    {
        var directory = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Directory, "cache")}" /></config>
              <packageSources><clear /><add key="local" value="{Path.Combine(Directory, "feed")}" /></packageSources>
            </configuration>
            """);
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(directory, file.Path), file.Text);
        }

        return directory;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
