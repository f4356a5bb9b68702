using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>A file of the operating system.</summary>
internal sealed class SystemFile(SafeFileHandle handle, FileIdentity? identity = null) : IStoredFile
{
    private FileIdentity? _identity = identity;

    /// <inheritdoc/>
    public FileIdentity? Identity => _identity ??= FileStatus.Of(handle)?.Identity;

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(handle);

    /// <inheritdoc/>
    public long ChangedAt => FileStatus.Of(handle)?.ChangedAt ?? File.GetLastWriteTimeUtc(handle).Ticks;

    /// <summary>Makes a file of what was opened.</summary>
    /// <param name="handle">What was opened; it is closed when the call throws.</param>
    /// <param name="use">What for.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IrregularFileException">It cannot be a session's file.</exception>
    public static SystemFile Checked(SafeFileHandle handle, FileUse use)
    {
        try
        {
            var status = FileStatus.Of(handle);
            status?.ThrowIfIrregular(use);
            return new SystemFile(handle, status?.Identity);
        }
        catch (IrregularFileException)
        {
            handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var count = RandomAccess.Read(handle, buffer[total..], offset + total);
            if (count == 0)
            {
                break;
            }

            total += count;
        }

        return total;
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (ArgumentOutOfRangeException problem)
        {
            // What .NET makes of EFBIG: the file system, or a limit of this process, allows no longer files.
            throw new IOException("The file has reached the greatest length that is allowed.", problem) { HResult = FileErrors.TooLong };
        }
    }

    /// <inheritdoc/>
    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    /// <inheritdoc/>
    public void Sync() => RandomAccess.FlushToDisk(handle);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
