using System.Runtime.InteropServices;

namespace Persistence.Tool.Json;

/// <summary>Waits until everything that was written is on disk.</summary>
internal static partial class SystemSync
{
    /// <summary>Waits, on Linux and macOS; elsewhere the system writes when it likes.</summary>
    public static void Run()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            Sync();
        }
    }

    [LibraryImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void Sync();
}
