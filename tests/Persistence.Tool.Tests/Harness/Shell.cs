using System.Diagnostics;

namespace Persistence.Tool.Tests.Harness;

/// <summary>The tool as a process, in a script of the shell: <c>persist</c> is the tool, <c>$1</c> and so on are the arguments.</summary>
internal static class Shell
{
    private static string ToolPath => Path.Combine(AppContext.BaseDirectory, "persist.dll");

    /// <summary>Starts a script.</summary>
    public static Process Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"persist() {{ dotnet '{ToolPath}' \"$@\"; }}; {script}", "sh", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

        // Code is mapped by files of great length otherwise, which a limit on the length of files refuses.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>Runs a script to its end.</summary>
    public static async Task<(int Code, string Results, string Notes)> Run(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        var (results, notes) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await results, await notes);
    }
}
