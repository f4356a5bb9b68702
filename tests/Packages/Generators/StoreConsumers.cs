namespace Persistence.Packages.Tests.Generators;

/// <summary>New projects outside the repository that know the packages only: one per backend, with all of them, with none, and one as native code.</summary>
public sealed class StoreConsumers(StoreConsumers.PackedStores packed) : IClassFixture<StoreConsumers.PackedStores>
{
    private const string Said = "2 entries, found demo\n3 entries awaited, found True";

    [Theory]
    [InlineData("Json")]
    [InlineData("Sqlite")]
    [InlineData("Redis")]
    public async Task One_backend(string backend)
    {
        var directory = packed.Consumer(backend, "", backend);
        var (exitCode, output) = await DotNet.Run(directory, "run");
        Assert.True(exitCode == 0, output);
        Assert.EndsWith(backend == "Redis" ? "compiled" : Said, output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_backend_without_a_warning_of_the_strictest_analysis()
    {
        var directory = packed.Consumer(
            "All",
            "<AnalysisLevel>latest-all</AnalysisLevel><TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile>",
            "Json", "Sqlite", "Redis");
        var (exitCode, output) = await DotNet.Run(directory, "build", "-nologo");
        Assert.True(exitCode == 0, output);
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_backend_is_one_clear_error()
    {
        var (exitCode, output) = await DotNet.Run(packed.Consumer("None", ""), "build", "-nologo");
        Assert.Equal(1, exitCode);
        Assert.Contains("error PG0008: 'Chat' has no store: the project references no package 'Persistence.Json, Persistence.Sqlite or Persistence.Redis'; add it", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_native_code_without_a_warning_of_trimming()
    {
        var directory = packed.Consumer("Native", "<PublishAot>true</PublishAot><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "Json", "Sqlite");
        var (exitCode, output) = await DotNet.Run(directory, "publish", "-nologo", "-o", "out");
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("warning IL", output, StringComparison.Ordinal);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Path.Combine(directory, "out", "Consumer")) { RedirectStandardOutput = true, WorkingDirectory = directory })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{Said}\n{Said}", said.TrimEnd().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_package_holds_generator_fixes_readme_and_license_and_depends_on_the_abstractions()
    {
        using var package = System.IO.Compression.ZipFile.OpenRead(Path.Combine(packed.Feed.Directory, "feed", $"Persistence.Generators.{packed.Feed.Version}.nupkg"));
        Assert.Superset(
            new HashSet<string> { "analyzers/dotnet/cs/Persistence.Generators.dll", "analyzers/dotnet/cs/Persistence.CodeFixes.dll", "generated-code.md", "LICENSE" },
            package.Entries.Select(static entry => entry.FullName).ToHashSet());
        using var nuspec = new StreamReader(package.GetEntry("Persistence.Generators.nuspec")!.Open());
        Assert.Contains($"<dependency id=\"Persistence.Abstractions\" version=\"{packed.Feed.Version}\"", nuspec.ReadToEnd(), StringComparison.Ordinal);
    }

    /// <summary>The packages, packed once for all tests here.</summary>
    public sealed class PackedStores : IAsyncLifetime
    {
        internal LocalFeed Feed { get; private set; } = null!;

        private static string Machine => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        public async ValueTask InitializeAsync() => Feed = await LocalFeed.Pack(
            "Persistence.Abstractions", "Persistence.Json", "Persistence.Sqlite", "Persistence.Redis", "Persistence.Generators");

        public ValueTask DisposeAsync()
        {
            Feed?.Dispose();
            return ValueTask.CompletedTask;
        }

        internal string Consumer(string name, string properties, params string[] backends)
        {
            var directory = Feed.Consumer(name, ConsumerProject.Files(Feed.Version, properties, backends));

            // The backends' own dependencies come from where this machine gets its packages.
            File.WriteAllText(Path.Combine(directory, "nuget.config"), $"""
                <configuration>
                  <config><add key="globalPackagesFolder" value="{Path.Combine(Feed.Directory, "cache")}" /></config>
                  <fallbackPackageFolders><add key="machine" value="{Machine}" /></fallbackPackageFolders>
                  <packageSources><add key="local" value="{Path.Combine(Feed.Directory, "feed")}" /></packageSources>
                </configuration>
                """);
            return directory;
        }
    }
}
