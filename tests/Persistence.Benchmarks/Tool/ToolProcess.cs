using System.Diagnostics;
using System.Globalization;
using Persistence.Benchmarks.Scale;

namespace Persistence.Benchmarks.Tool;

/// <summary>The tool and others as processes.</summary>
internal static class ToolProcess
{
    private const double MostMegabytes = 60;

    private static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "persist.dll");

    /// <summary>Measures the start.</summary>
    /// <param name="report">Receives the figure.</param>
    public static void Start(RatioReport report)
    {
        var start = ScaleBenchmark.Best(static () => Run("dotnet", Path, "--help"));
        report.AtMost("start of the tool, JIT: --help, in ms", start.TotalMilliseconds, 400, "");
    }

    /// <summary>Measures the memory of an export.</summary>
    /// <param name="report">Receives the figure.</param>
    /// <param name="store">The store.</param>
    public static void Memory(RatioReport report, string store)
    {
        using var process = Open("dotnet", Path, "export", store);
        var most = 0L;
        var reading = Task.Run(() => process.StandardOutput.BaseStream.CopyTo(Stream.Null));
        while (!process.HasExited)
        {
            process.Refresh();
            most = Math.Max(most, process.WorkingSet64);
            Thread.Sleep(5);
        }

        reading.Wait();
        report.AtMost("memory of an export, in MB", most / 1024.0 / 1024.0, MostMegabytes, string.Create(CultureInfo.InvariantCulture, $"{new DirectoryInfo(store).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length) / 1024 / 1024} MB stored"));
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
