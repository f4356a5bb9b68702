using System.Diagnostics;
using System.Globalization;
using Persistence.Benchmarks.Scale;

namespace Persistence.Benchmarks.Tool;

/// <summary>The tool and others as processes.</summary>
internal static class ToolProcess
{
    private const double MostMegabytes = 60;

    private static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "persist.dll");

    /// <summary>The tool as native code, as its package brings it: what TOOL_AOT names, else what dotnet publish made; null where neither is there.</summary>
    public static string? Native { get; } = Environment.GetEnvironmentVariable("TOOL_AOT") ?? Published(AppContext.BaseDirectory);

    /// <summary>Measures the start.</summary>
    /// <param name="report">Receives the figure.</param>
    public static void Start(RatioReport report)
    {
        var start = ScaleBenchmark.Best(static () => Run("dotnet", Path, "--help"));
        report.AtMost("start of the tool, JIT: --help, in ms", start.TotalMilliseconds, 400, "");
        if (Native is not { } native)
        {
            RatioReport.Note("there is no native tool (dotnet publish src/Persistence.Tool -c Release -r linux-x64 -p:NativeTool=true, or TOOL_AOT): its budgets were not measured");
            return;
        }

        start = ScaleBenchmark.Best(() => Run(native, "--help"));
        report.AtMost("start of the tool, native: --help, in ms", start.TotalMilliseconds, 150, "");
    }

    /// <summary>Whether a program is installed.</summary>
    /// <param name="program">Its name.</param>
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Any(folder => File.Exists(System.IO.Path.Combine(folder, program)));

    /// <summary>Measures the memory of a command.</summary>
    /// <param name="report">Receives the figure.</param>
    /// <param name="what">What the command does.</param>
    /// <param name="prepare">Is called before each run.</param>
    /// <param name="arguments">The command line.</param>
    public static void Memory(RatioReport report, string what, Action prepare, params string[] arguments)
    {
        prepare();
        var (most, length) = MostMemory("dotnet", [Path, .. arguments]);
        RatioReport.Note(string.Create(CultureInfo.InvariantCulture, $"memory, {what}, JIT: {most:F1} MB ({length} MB written)"));
        if (Native is { } native)
        {
            prepare();
            (most, length) = MostMemory(native, arguments);
            report.AtMost($"memory, {what}, in MB, native", most, MostMegabytes, string.Create(CultureInfo.InvariantCulture, $"{length} MB written"));
        }
    }

    private static (double Most, long Length) MostMemory(string program, params string[] arguments)
    {
        using var process = Open(program, arguments);
        var (most, length) = (0L, 0L);
        var reading = Task.Run(() => length = Drain(process.StandardOutput.BaseStream));
        while (!process.HasExited)
        {
            most = Math.Max(most, WorkingSet(process));
            Thread.Sleep(1);
        }

        reading.Wait();
        return (most / 1024.0 / 1024.0, length / 1024 / 1024);
    }

    private static long WorkingSet(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended since.
            return 0;
        }
    }

    private static string? Published(string folder)
    {
        for (var path = folder; path is not null; path = System.IO.Path.GetDirectoryName(path))
        {
            var tool = System.IO.Path.Combine(path, "src/Persistence.Tool/bin/Release/net10.0", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "publish/persist");
            if (File.Exists(tool))
            {
                return tool;
            }
        }

        return null;
    }

    private static long Drain(Stream stream)
    {
        var (length, buffer) = (0L, new byte[64 * 1024]);
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            length += count;
        }

        return length;
    }

    /// <summary>Runs a program whose output nobody wants.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void Run(string program, params string[] arguments)
    {
        using var process = Open(program, arguments);
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
    }

    private static Process Open(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = false })!;
}
