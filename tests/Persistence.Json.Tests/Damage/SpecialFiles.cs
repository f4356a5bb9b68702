using System.Runtime.InteropServices;

namespace Persistence.Json.Tests.Damage;

/// <summary>Makes entries of a folder that .NET cannot make.</summary>
internal static partial class SpecialFiles
{
    public static void HardLink(string from, string to) => Check(Link(from, to));

    public static void Pipe(string path) => Check(MakePipe(path, 0x180));

    private static void Check(int result) => Assert.True(result == 0, Marshal.GetLastPInvokeErrorMessage());

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakePipe(string path, uint mode);
}
