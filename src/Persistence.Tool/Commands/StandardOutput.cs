using System.Runtime.InteropServices;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Commands;

/// <summary>
/// The standard output as a shell means it. The one of Console goes on in silence when nobody reads any more; a FileStream writes at positions of its own, so that two commands which share one redirected file would write over
/// one another. For Linux and macOS.
/// </summary>
internal sealed partial class StandardOutput : WriteOnlyStream
{
    private const int Descriptor = 1;
    private const int Interrupted = 4;
    private const int NobodyReads = 32;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var written = Write(Descriptor, buffer, buffer.Length);
            if (written < 0)
            {
                ThrowUnlessPassing(Marshal.GetLastPInvokeError());
                continue;
            }

            buffer = buffer[(int)written..];
        }
    }

    private static void ThrowUnlessPassing(int error)
    {
        // 11 and 35: a pipe that does not block is full, on Linux and on macOS.
        switch (error)
        {
            case Interrupted:
                return;
            case 11 or 35:
                Thread.Sleep(1);
                return;
            case NobodyReads:
                throw new ToolException("The output was not written to its end: the program that reads it has ended.");
            default:
                throw new ToolException($"The output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> bytes, nint count);
}
