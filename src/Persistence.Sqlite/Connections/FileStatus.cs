using System.Runtime.InteropServices;
using System.Text;

namespace Persistence.Sqlite;

/// <summary>Which file a path leads to, as far as the system says.</summary>
/// <param name="Device">The file system's number.</param>
/// <param name="Number">The file's number in it.</param>
/// <param name="Names">How many names the file has (hard links); 1 where the system does not say.</param>
internal readonly partial record struct FileStatus(ulong Device, ulong Number, uint Names)
{
    private const int RelativeToCurrent = -100;

    // Names and number only. To ask for a time of change as well would make the next write to the file record a new one (Linux 6.13 and newer), and its flush dearer.
    private const uint NamesAndNumber = 0x104;

    private static readonly FileStatus s_notSaid = new(0, 0, 1);
    private static volatile bool s_hasNoCall = !OperatingSystem.IsLinux();

    /// <summary>A path in the form that <see cref="Of(byte[])"/> takes.</summary>
    /// <param name="path">The path.</param>
    public static byte[] Terminated(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    /// <summary>Asks for what a path leads to, through links.</summary>
    /// <param name="path">The path in UTF-8, ended by a zero.</param>
    /// <returns>Null when there is nothing. Where the system does not say which file it is (other than Linux), always the same.</returns>
    public static FileStatus? Of(byte[] path)
    {
        if (!s_hasNoCall)
        {
            try
            {
                return Ask(RelativeToCurrent, path, 0, NamesAndNumber, out var answer) == 0
                    ? new FileStatus(((ulong)answer.DeviceMajor << 32) | answer.DeviceMinor, answer.Number, answer.Names)
                    : null;
            }
            catch (EntryPointNotFoundException)
            {
                // A C library older than the call.
                s_hasNoCall = true;
            }
        }

        return File.Exists(Encoding.UTF8.GetString(path.AsSpan()[..^1])) ? s_notSaid : null;
    }

    /// <summary>Whether it is the same file, however many names it has.</summary>
    /// <param name="other">The other.</param>
    public bool IsSameFile(FileStatus other) => Device == other.Device && Number == other.Number;

    [LibraryImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Ask(int directory, byte[] path, int flags, uint mask, out Answer answer);

    // struct statx, the same on all architectures.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(16)]
        public uint Names;

        [FieldOffset(32)]
        public ulong Number;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
