using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>Opens directories, and files relative to them, by the calls of libc.</summary>
internal static partial class NativeOpening
{
    // Of Linux, the same on all architectures.
    private const int ForReading = 0;
    private const int ForReadingAndWriting = 2;
    private const int CreateIfAbsent = 0x40;
    private const int Empty = 0x200;
    private const int NotWaiting = 0x800;
    private const int LeaveTimeOfReading = 0x40000;
    private const int NotForChildren = 0x80000;
    private const int OwnerOnly = 0x180;

    // Opening a pipe must not wait for another process; a regular file does not care.
    private const int OfAFile = NotForChildren | NotWaiting;

    // Errors of names that belong to no regular file.
    private const int NoDevice = 6;
    private const int IsDirectory = 21;
    private const int TooManyLinks = 40;

    // The one that is not the same on all architectures.
    private static readonly int s_notThroughLink = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le ? 0x8000 : 0x20000;

    /// <summary>Opens a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static SafeFileHandle OpenDirectory(string path)
    {
        // A flag that is Linux' own is not asked for where it may mean something else.
        var descriptor = Retried(() => Open(path, OperatingSystem.IsLinux() ? NotForChildren : ForReading));
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        throw Marshal.GetLastPInvokeError() == NativeFiles.Absent
            ? new DirectoryNotFoundException($"The directory '{path}' does not exist.")
            : NativeFiles.Failure($"The directory '{path}' cannot be opened");
    }

    /// <summary>Opens a file in a directory (Linux).</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="name">The file.</param>
    /// <param name="use">What for.</param>
    /// <returns>Null when it is absent; for <see cref="FileUse.Replace"/>, when the directory is.</returns>
    public static SafeFileHandle? OpenIn(SafeFileHandle directory, string name, FileUse use)
    {
        var descriptor = Retried(() => OpenFor(directory, name, use));
        if (descriptor < 0)
        {
            return Marshal.GetLastPInvokeError() switch
            {
                NativeFiles.Absent => null,
                TooManyLinks => throw IrregularFileException.SymbolicLink(),
                NoDevice or IsDirectory => throw IrregularFileException.OtherKind(),
                _ => throw NativeFiles.Failure($"The file '{name}' cannot be opened"),
            };
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (use == FileUse.Replace)
        {
            SystemFiles.MakePrivate(handle);
        }

        return handle;
    }

    private static int OpenFor(SafeFileHandle directory, string name, FileUse use)
    {
        if (use != FileUse.Append)
        {
            var flags = use == FileUse.Read ? ForReading : ForReadingAndWriting | CreateIfAbsent | Empty;
            return OpenAt(directory, name, flags | s_notThroughLink | OfAFile, OwnerOnly);
        }

        // An append reads the last commit it knows of, and should not write down when it did. Only a file's owner may ask for that.
        var descriptor = OpenAt(directory, name, ForReadingAndWriting | s_notThroughLink | LeaveTimeOfReading | OfAFile, 0);
        return descriptor < 0 && Marshal.GetLastPInvokeError() == NativeFiles.NotPermitted
            ? OpenAt(directory, name, ForReadingAndWriting | s_notThroughLink | OfAFile, 0)
            : descriptor;
    }

    private static int Retried(Func<int> open)
    {
        while (true)
        {
            var descriptor = open();
            if (descriptor >= 0 || Marshal.GetLastPInvokeError() != NativeFiles.Interrupted)
            {
                return descriptor;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenAt(SafeFileHandle directory, string name, int flags, int mode);
}
