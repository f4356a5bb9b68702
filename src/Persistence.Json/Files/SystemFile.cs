using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>A file of the operating system.</summary>
internal sealed class SystemFile(SafeFileHandle handle) : IStoredFile
{
    private FileIdentity? _identity;

    /// <inheritdoc/>
    public FileIdentity? Identity => _identity ??= FileStatus.Of(handle)?.Identity;

    /// <inheritdoc/>
    public long Length => RandomAccess.GetLength(handle);

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
            throw new IOException("The file has reached the greatest length that is allowed.", problem);
        }
    }

    /// <inheritdoc/>
    public void SetLength(long length) => RandomAccess.SetLength(handle, length);

    /// <inheritdoc/>
    public void Sync() => RandomAccess.FlushToDisk(handle);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
