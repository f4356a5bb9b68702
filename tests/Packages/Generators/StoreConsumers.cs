using Persistence.Packages.Tests.Hosting;

namespace Persistence.Packages.Tests.Generators;

/// <summary>New projects outside the repository that know the backends' packages only: one per backend, with all of them, with two as native code, and with none.</summary>
public sealed class StoreConsumers(LocalFeed feed)
{
    private const string Said = "2 entries, found demo\n3 entries awaited, found True";

    [Theory]
    [InlineData("Json")]
    [InlineData("Sqlite")]
    [InlineData("Redis")]
    public async Task The_package_of_one_backend_alone_makes_a_working_project(string backend)
    {
        // WebConsumer has SQLite alone, SchemaFormat JSON.
        Assert.SkipUnless(backend == "Redis" || DotNet.IsLong, DotNet.Skipped);
        var directory = feed.Consumer(backend, ConsumerProject.Files(feed.Version, "", [backend]));
        if (backend == "Sqlite")
        {
            var project = Path.Combine(directory, "Consumer.csproj");
            await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken)).Replace($"<PackageReference Include=\"Persistence.Sqlite\" Version=\"{feed.Version}\" />", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var (added, addOutput) = await DotNet.Run(directory, "add", "package", "Persistence.Sqlite", "--prerelease");
            Assert.True(added == 0, addOutput);
        }

        var (exitCode, output) = await DotNet.Run(directory, "run");
        Assert.True(exitCode == 0, output);
        Assert.EndsWith(backend == "Redis" ? "compiled" : Said, output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_backend_without_a_warning_of_the_strictest_analysis()
    {
        var directory = feed.Consumer("All", ConsumerProject.Files(feed.Version, "<AnalysisLevel>latest-all</AnalysisLevel><TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile>", [
            "Json", "Sqlite", "Redis"]));
        var (exitCode, output) = await DotNet.Run(directory, "build", "-nologo");
        Assert.True(exitCode == 0, output);
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_backend_is_one_clear_error()
    {
        var (exitCode, output) = await DotNet.Run(feed.Consumer("None", ConsumerProject.Files(feed.Version, "", [])), "build", "-nologo");
        Assert.Equal(1, exitCode);
        Assert.Contains("error PG0008: 'Chat' has no store: the project references no package 'Persistence.Json, Persistence.Sqlite or Persistence.Redis'; add it", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_native_code_without_a_warning_of_trimming()
    {
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        var directory = feed.Consumer("Native", HostedConsumer.AddTo(feed.Version, ConsumerProject.Files(feed.Version, "<PublishAot>true</PublishAot><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", ["Json", "Sqlite"])));

        // The native compiler is a package that comes from where this machine gets its packages.
        var config = Path.Combine(directory, "nuget.config");
        var sources = await File.ReadAllTextAsync(config, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(config, sources.Replace("<packageSources><clear />", "<packageSources>", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (exitCode, output) = await DotNet.Run(directory, "publish", "-nologo", "-o", "out");
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("warning IL", output, StringComparison.Ordinal);
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Path.Combine(directory, "out", "Consumer")) { RedirectStandardOutput = true, WorkingDirectory = directory })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"{HostedConsumer.Said}\n{Said}\n{Said}", said.TrimEnd().ReplaceLineEndings("\n"));
    }
}
