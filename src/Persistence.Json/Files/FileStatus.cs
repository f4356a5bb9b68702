using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>What Linux says of a file (statx).</summary>
/// <param name="Identity">Which file it is.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly partial record struct FileStatus(FileIdentity Identity, long Length)
{
    private const int RelativeToCurrent = -100;
    private const int OfTheDescriptor = 0x1000;
    private const uint NumberAndLength = 0x300;

    /// <summary>Asks for what a path names.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Null when there is none, or the system does not say (other than Linux).</returns>
    public static FileStatus? Of(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() && Ask(RelativeToCurrent, path, 0, NumberAndLength, out var answer) == 0 ? Of(answer) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return null;
        }
    }

    /// <summary>Asks for an open file.</summary>
    /// <param name="handle">The file.</param>
    /// <returns>Null when the system does not say.</returns>
    public static FileStatus? Of(SafeFileHandle handle)
    {
        try
        {
            return OperatingSystem.IsLinux() && Ask(handle, "", OfTheDescriptor, NumberAndLength, out var answer) == 0 ? Of(answer) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Asks for a name in an open directory, on a system that says.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="name">The name.</param>
    /// <returns>Null when the name belongs to no file.</returns>
    public static FileStatus? Of(SafeFileHandle directory, string name) =>
        Ask(directory, name, 0, NumberAndLength, out var answer) == 0 ? Of(answer) : null;

    private static FileStatus Of(in Answer answer) =>
        new(new FileIdentity(((ulong)answer.DeviceMajor << 32) | answer.DeviceMinor, answer.Number), (long)answer.Length);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int directory, string path, int flags, uint mask, out Answer answer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(SafeFileHandle directory, string path, int flags, uint mask, out Answer answer);

    // struct statx, the same on all architectures.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(32)]
        public ulong Number;

        [FieldOffset(40)]
        public ulong Length;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
