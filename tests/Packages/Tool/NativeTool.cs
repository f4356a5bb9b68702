using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Persistence.Packages.Tests.Tool;

/// <summary>The packages of the tool as native code, made by the commands of CONTRIBUTING.md, and installed as a user does it.</summary>
public sealed class NativeTool(LocalFeed feed)
{
    private static readonly string s_machine = RuntimeInformation.RuntimeIdentifier;

    [Fact]
    public async Task The_native_tool_is_installed_and_runs()
    {
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        var folder = Consumer("native");
        await Pack(folder, $"{s_machine};any", "-r", s_machine);
        await Pack(folder, $"{s_machine};any");
        await Install(folder);

        // Native code needs no runtime: nothing else is beside it than SQLite.
        Assert.All(Directory.GetFiles(Path.Combine(folder, "installed", ".store"), "*.dll", SearchOption.AllDirectories), static file => Assert.Contains("sqlite", file, StringComparison.Ordinal));
        Assert.Equal((2, "persist: There is no store at 'nowhere': no such folder or file.\n"), await Run(folder, Path.Combine(folder, "installed", "persist"), "list", "nowhere"));

        var (exitCode, output) = await DotNet.Run(folder, "dnx", "--yes", "--configfile", "nuget.config", $"Persistence.Tool@{feed.Version}", "list", "nowhere");
        Assert.True(exitCode == 2, output);
        Assert.Contains("persist: There is no store at 'nowhere'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_without_a_package_of_its_own_takes_the_one_for_all()
    {
        Assert.SkipUnless(DotNet.IsLong, DotNet.Skipped);
        var folder = Consumer("any");
        var other = OperatingSystem.IsWindows() ? "linux-x64" : "win-x64";
        await Pack(folder, $"{other};any", "-r", "any");
        await Pack(folder, $"{other};any");
        await Install(folder);
        Assert.Equal((2, "persist: There is no store at 'nowhere': no such folder or file.\n"), await Run(folder, Path.Combine(folder, "installed", "persist"), "list", "nowhere"));
    }

    private string Consumer(string name)
    {
        var folder = feed.Consumer("tool-" + name);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "cache")}" /></config>
              <packageSources><clear /><add key="local" value="{Path.Combine(folder, "feed")}" /></packageSources>
            </configuration>
            """);
        return folder;
    }

    private async Task Pack(string folder, string runtimes, params string[] arguments)
    {
        var (exitCode, output) = await DotNet.Run(Repository.Root, ["pack", "src/Persistence.Tool", "-o", Path.Combine(folder, "feed"), "-p:NativeTool=true", $"-p:NativeToolRuntimes=\"{runtimes}\"", "-p:Version=" + feed.Version, "-nologo", "-v", "q", .. arguments]);
        Assert.True(exitCode == 0, output);
    }

    private async Task Install(string folder)
    {
        var (exitCode, output) = await DotNet.Run(folder, "tool", "install", "Persistence.Tool", "--tool-path", "installed", "--version", feed.Version, "--configfile", "nuget.config");
        Assert.True(exitCode == 0, output);
    }

    private static async Task<(int Code, string Error)> Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error.ReplaceLineEndings("\n"));
    }
}
