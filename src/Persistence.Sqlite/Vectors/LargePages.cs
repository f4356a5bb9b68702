using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Persistence.Sqlite;

/// <summary>
/// Arrays of many megabytes for which Linux is asked to give memory in large pages: a page of 4 KB costs some microseconds when it is first written, so that new memory takes longer than
/// reading the file. Where there are none the array is as any other.
/// </summary>
internal static partial class LargePages
{
    // Of x86-64, and of ARM with pages of 4 KB.
    private const nuint Size = 1 << 21;
    private const int UseLargePages = 14;

    /// <summary>Makes an array whose content is undefined.</summary>
    /// <param name="length">How many bytes it has.</param>
    public static byte[] NewArray(int length)
    {
        var array = GC.AllocateUninitializedArray<byte>(length, pinned: (nuint)length >= Size);
        if (OperatingSystem.IsLinux() && (nuint)length >= Size)
        {
            Ask(array);
        }

        return array;
    }

    private static unsafe void Ask(byte[] array)
    {
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        var (first, end) = ((start + Size - 1) & ~(Size - 1), (start + (nuint)array.Length) & ~(Size - 1));
        if (first < end)
        {
            // A kernel without large pages refuses, which changes nothing.
            _ = Advise((void*)first, end - first, UseLargePages);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Advise(void* address, nuint length, int advice);
}
