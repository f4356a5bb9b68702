using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>What Linux says of a file (statx).</summary>
/// <param name="Identity">Which file it is.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Kind">What kind of file it is.</param>
/// <param name="Names">How many names it has (hard links).</param>
/// <param name="ChangedAt">When it last changed, by the clock of the file system (ctime, which no program can set); 0 when that is not known.</param>
internal readonly partial record struct FileStatus(FileIdentity Identity, long Length, FileKind Kind = FileKind.Regular, uint Names = 1, long ChangedAt = 0)
{
    private const int RelativeToCurrent = -100;
    private const int OfTheDescriptor = 0x1000;
    private const int OfALinkItself = 0x100;
    private const uint AllThatIsAsked = 0x385;
    private const long NanosecondsInSecond = 1_000_000_000;
    private const ushort KindMask = 0xF000;

    /// <summary>Asks for what a path names.</summary>
    /// <param name="path">The path.</param>
    /// <param name="isLinkFollowed">False to ask for a symbolic link itself.</param>
    /// <returns>Null when there is none, or the system does not say (other than Linux).</returns>
    public static FileStatus? Of(string path, bool isLinkFollowed = true)
    {
        try
        {
            return OperatingSystem.IsLinux() && Ask(RelativeToCurrent, path, isLinkFollowed ? 0 : OfALinkItself, AllThatIsAsked, out var answer) == 0 ? Of(answer) : null;
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
            return OperatingSystem.IsLinux() && Ask(handle, "", OfTheDescriptor, AllThatIsAsked, out var answer) == 0 ? Of(answer) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Asks for a name in an open directory, on a system that says. A symbolic link is not followed.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="name">The name.</param>
    /// <returns>Null when the name belongs to no file.</returns>
    public static FileStatus? Of(SafeFileHandle directory, string name) =>
        Ask(directory, name, OfALinkItself, AllThatIsAsked, out var answer) == 0 ? Of(answer) : null;

    private static FileStatus Of(in Answer answer) =>
        new(new FileIdentity(((ulong)answer.DeviceMajor << 32) | answer.DeviceMinor, answer.Number), (long)answer.Length, (FileKind)(answer.Mode & KindMask), answer.Names, unchecked((answer.ChangedSeconds * NanosecondsInSecond) + answer.ChangedNanoseconds));

    /// <summary>Throws for what cannot be a session's file.</summary>
    /// <param name="use">What it is to be used for.</param>
    /// <exception cref="IrregularFileException">It is no regular file, or one of several names that is to be written.</exception>
    public void ThrowIfIrregular(FileUse use)
    {
        if (Kind != FileKind.Regular)
        {
            throw Kind == FileKind.SymbolicLink ? IrregularFileException.SymbolicLink() : IrregularFileException.OtherKind();
        }

        // A reader sees valid lines only, whatever lock their writers took.
        if (Names > 1 && use != FileUse.Read)
        {
            throw IrregularFileException.Linked(Names);
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int directory, string path, int flags, uint mask, out Answer answer);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(SafeFileHandle directory, string path, int flags, uint mask, out Answer answer);

    // struct statx, the same on all architectures.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(16)]
        public uint Names;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Number;

        [FieldOffset(40)]
        public ulong Length;

        [FieldOffset(96)]
        public long ChangedSeconds;

        [FieldOffset(104)]
        public uint ChangedNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
