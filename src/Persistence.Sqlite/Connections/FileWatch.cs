using System.Runtime.InteropServices;
using SQLitePCL;

namespace Persistence.Sqlite;

/// <summary>Notices that a database file is no longer at its path.</summary>
internal static partial class FileWatch
{
    private const int HasMovedControl = 20;

    // Another build of SQLite than the one Microsoft.Data.Sqlite brings may have another name.
    private static volatile bool s_hasNoFileControl;

    public static bool HasMoved(sqlite3 connection, string path)
    {
        if (!s_hasNoFileControl)
        {
            try
            {
                var moved = 0;
                return FileControl(connection.DangerousGetHandle(), 0, HasMovedControl, ref moved) == raw.SQLITE_OK && moved != 0;
            }
            catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
            {
                s_hasNoFileControl = true;
            }
        }

        return !File.Exists(path);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int FileControl(nint connection, nint databaseName, int control, ref int argument);
}
