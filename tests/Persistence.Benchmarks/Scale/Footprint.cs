using System.Diagnostics;
using System.Globalization;

namespace Persistence.Benchmarks.Scale;

/// <summary>What a part of a run takes: time, the most memory this process had meanwhile, and space on disk.</summary>
internal sealed class Footprint
{
    private const double Kilobyte = 1024;

    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Begins with a process that has freed what it can; on Linux its peak is counted from here.</summary>
    public Footprint()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            // 5: the peak begins again at what the process has now.
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    /// <summary>The most memory that this process had since it was begun, in bytes; 0 where the system does not say.</summary>
    public static long Peak => OperatingSystem.IsLinux() ? StatusOf("VmHWM:") : 0;

    /// <summary>Prints what was taken.</summary>
    /// <param name="what">What was done.</param>
    /// <param name="bytes">The space on disk, or in the servers.</param>
    public void Print(string what, long bytes) => RatioReport.Note(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {Stopwatch.GetElapsedTime(_start).TotalSeconds:0.0} s, at most {Peak / Kilobyte / Kilobyte:0} MB in this process, {bytes / Kilobyte / Kilobyte:0} MB stored"));

    /// <summary>The space that the files of a folder occupy.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Its bytes, each file as whole blocks of 4 KB.</returns>
    public static long OnDisk(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => (file.Length + 4095) / 4096 * 4096);

    private static long StatusOf(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
