using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>A file of the operating system.</summary>
internal sealed class SystemFile : IStoredFile
{
    private readonly SafeFileHandle _handle;

    /// <summary>Makes a file of what was opened.</summary>
    /// <param name="handle">What was opened.</param>
    /// <param name="status">What the system says of it; null to ask.</param>
    public SystemFile(SafeFileHandle handle, FileStatus? status = null)
    {
        _handle = handle;
        status ??= FileStatus.Of(handle);
        Identity = status?.Identity;
        AtOpening = status is { } found ? (found.Length, found.ChangedAt) : (Length, ChangeTime.Of(File.GetLastWriteTimeUtc(handle)));
    }

    /// <inheritdoc/>
    public FileIdentity? Identity { get; }

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(_handle);

    /// <inheritdoc/>
    public (long Length, long ChangedAt) AtOpening { get; }

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
            return new SystemFile(handle, status);
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
            var count = RandomAccess.Read(_handle, buffer[total..], offset + total);
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
            RandomAccess.Write(_handle, bytes, offset);
        }
        catch (ArgumentOutOfRangeException problem)
        {
            // What .NET makes of EFBIG: the file system, or a limit of this process, allows no longer files.
            throw new IOException("The file has reached the greatest length that is allowed.", problem) { HResult = FileErrors.TooLong };
        }
    }

    /// <inheritdoc/>
    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    /// <inheritdoc/>
    public void Sync() => RandomAccess.FlushToDisk(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
