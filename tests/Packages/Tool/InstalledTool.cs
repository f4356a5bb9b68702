using System.Diagnostics;

namespace Persistence.Packages.Tests.Tool;

/// <summary>The tool, installed as a user does it.</summary>
public sealed class InstalledTool(LocalFeed feed)
{
    [Fact]
    public async Task The_packed_tool_is_installed_and_runs()
    {
        var folder = feed.Consumer("tool");
        var (exitCode, output) = await DotNet.Run(folder, "tool", "install", "Persistence.Tool", "--tool-path", "installed", "--version", feed.Version, "--configfile", "nuget.config");
        Assert.True(exitCode == 0, output);

        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "installed", "persist"), ["list", "nowhere"]) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("persist: There is no store at 'nowhere': no such folder or file.\n", error.ReplaceLineEndings("\n"));
        Assert.Equal(2, process.ExitCode);
    }
}
