using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Persistence.Engine;

/// <summary>
/// The clock by which leases on one machine end: the time since the machine was started, which nobody can set, and what distinguishes one start of it from another. Wall clocks take no part.
/// </summary>
/// <remarks>
/// On Linux it is CLOCK_BOOTTIME, which goes on while the machine sleeps, and a start is recognised by <c>/proc/sys/kernel/random/boot_id</c> together with the time namespace
/// (<c>/proc/self/ns/time</c>): a container with one of its own has another boot clock and the same boot id. Elsewhere it is the system's tick count, and a restart shows by a lease that would
/// go on for longer than it was ever granted.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class LeaseClock
{
    private const int BootTime = 7;

    private readonly Func<long> _milliseconds;
    private readonly Lazy<string> _boot;

    /// <summary>Makes a clock.</summary>
    /// <param name="milliseconds">The time since any beginning; never goes back.</param>
    /// <param name="boot">What distinguishes this beginning from others; up to 200 characters.</param>
    public LeaseClock(Func<long> milliseconds, Func<string> boot)
    {
        _milliseconds = milliseconds;
        _boot = new Lazy<string>(boot);
    }

    /// <summary>The clock of this machine.</summary>
    public static LeaseClock System { get; } = OperatingSystem.IsLinux() ? new LeaseClock(OfLinux, BootOfLinux) : new LeaseClock(static () => Environment.TickCount64, static () => "");

    /// <summary>The time since the beginning.</summary>
    public long Milliseconds => _milliseconds();

    /// <summary>What distinguishes this beginning from others.</summary>
    public string Boot => _boot.Value;

    private static long OfLinux() => GetTime(BootTime, out var time) == 0 ? ((long)time.Seconds * 1000) + ((long)time.Nanoseconds / 1_000_000) : Environment.TickCount64;

    private static string BootOfLinux()
    {
        try
        {
            return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()} {new FileInfo("/proc/self/ns/time").LinkTarget}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Where /proc is hidden, as elsewhere than on Linux.
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
