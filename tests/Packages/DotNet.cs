using System.Diagnostics;

namespace Persistence.Packages.Tests;

/// <summary>Runs the dotnet command the way a user does, in a directory, and keeps what it said.</summary>
internal static class DotNet
{
    private static readonly string s_compiler = "persistence-packages-" + Guid.NewGuid().ToString("N");

    /// <summary>What is skipped unless it is asked for.</summary>
    public const string Skipped = "a long mode: PERSISTENCE_PACKAGES=1";

    /// <summary>Whether all is asked for.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("PERSISTENCE_PACKAGES") == "1";

    /// <summary>Ends the compiler that the builds of this run shared.</summary>
    public static async Task EndCompiler()
    {
        var (_, folder) = await Run(Repository.Root, "msbuild", "src/Persistence.Abstractions/Persistence.Abstractions.csproj", "-getProperty:RoslynTargetsPath");
        var (exitCode, output) = await Run(Repository.Root, Path.Combine(folder.Trim(), "bincore", "VBCSCompiler.dll"), "-shutdown", "-pipename:" + s_compiler);
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Runs until the command ends, and returns its exit code with everything it printed.</summary>
    public static Task<(int ExitCode, string Output)> Run(string directory, params string[] arguments) => Run(directory, new Dictionary<string, string>(), arguments);

    /// <summary>The same with environment variables.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string directory, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // One compiler for all builds of the run, which ends with it; a node of MSBuild would stay.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = s_compiler;
        // Builds are short: less compiled twice, fewer collections. See tests/Directory.Build.props.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_GCgen0size"] = "0x4000000";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
