using System.Runtime.InteropServices;

namespace Persistence.Sqlite;

/// <summary>
/// Databases on media that cannot be written. SQLite reads a database in WAL mode with a <c>-shm</c> beside it, which it cannot make there; what was closed
/// cleanly is whole without, and can be opened as a file that does not change.
/// </summary>
internal static partial class ReadOnlyMedium
{
    private const int ToWrite = 2;
    private const int ReadOnlyFileSystem = 30;

    /// <summary>Whether a file is on such a medium and was closed cleanly.</summary>
    /// <param name="path">The database.</param>
    public static bool HoldsClosed(string path) => File.Exists(path) && !File.Exists(path + "-wal") && IsReadOnly(Path.GetDirectoryName(path)!);

    /// <summary>The path as SQLite takes it for a file that does not change.</summary>
    /// <param name="path">The path.</param>
    public static string UriOf(string path) => $"file:{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}?immutable=1";

    private static bool IsReadOnly(string folder) =>
        !OperatingSystem.IsWindows() && MayBe(folder, ToWrite) != 0 && Marshal.GetLastPInvokeError() == ReadOnlyFileSystem;

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MayBe(string path, int use);
}
