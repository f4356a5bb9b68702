using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>
/// Which file of the file system it is: the same for a path and an open file as long as the path names that file. The number of
/// an open file is not given to another one.
/// </summary>
/// <param name="Device">The file system's number.</param>
/// <param name="Number">The file's number in it.</param>
internal readonly partial record struct FileIdentity(ulong Device, ulong Number)
{
    private const int RelativeToCurrent = -100;
    private const int OfTheDescriptor = 0x1000;
    private const uint BasicStatistics = 0x7ff;

    /// <summary>Identifies what a path names.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Null when there is none, or the system does not say (other than Linux).</returns>
    public static FileIdentity? Of(string path)
    {
        Span<byte> answer = stackalloc byte[256];
        return Ask(answer, (ref byte first) => StatusOfPath(RelativeToCurrent, path, 0, BasicStatistics, ref first));
    }

    /// <summary>Identifies an open file.</summary>
    /// <param name="handle">The file.</param>
    /// <returns>Null when the system does not say.</returns>
    public static FileIdentity? Of(SafeFileHandle handle)
    {
        Span<byte> answer = stackalloc byte[256];
        return Ask(answer, (ref byte first) => StatusOfHandle(handle, "", OfTheDescriptor, BasicStatistics, ref first));
    }

    // struct statx, the same on all architectures: stx_ino at 32, stx_dev at 136.
    private static FileIdentity? Ask(Span<byte> answer, Question question)
    {
        try
        {
            return OperatingSystem.IsLinux() && BitConverter.IsLittleEndian && question(ref answer[0]) == 0
                ? new FileIdentity(
                    BinaryPrimitives.ReadUInt64LittleEndian(answer[136..]),
                    BinaryPrimitives.ReadUInt64LittleEndian(answer[32..]))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return null;
        }
    }

    private delegate int Question(ref byte answer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusOfPath(int directory, string path, int flags, uint mask, ref byte answer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusOfHandle(SafeFileHandle handle, string path, int flags, uint mask, ref byte answer);
}
