using System.Buffers;
using Persistence.Json;

namespace Persistence.Tool.Json;

/// <summary>
/// A small file, read once: a session is looked at from its end, at its header and from its beginning. What is appended after it was opened is not seen. For one thread.
/// </summary>
internal sealed class FileInMemory : IStoredFile
{
    private const int Largest = 256 * 1024;

    private readonly IStoredFile _file;
    private readonly int _length;
    private byte[] _bytes;

    private FileInMemory(IStoredFile file)
    {
        _file = file;
        _bytes = ArrayPool<byte>.Shared.Rent((int)file.AtOpening.Length);
        _length = file.Read(0, _bytes.AsSpan(0, (int)file.AtOpening.Length));
    }

    /// <inheritdoc/>
    public FileIdentity? Identity => _file.Identity;

    /// <inheritdoc/>
    public long Length => _file.Length;

    /// <inheritdoc/>
    public (long Length, long ChangedAt) AtOpening => _file.AtOpening;

    /// <summary>Reads a file, unless it is large.</summary>
    /// <param name="file">The file, which is closed with the result.</param>
    /// <returns>What reads it.</returns>
    public static IStoredFile Of(IStoredFile file) => file.AtOpening.Length <= Largest ? new FileInMemory(file) : file;

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> buffer)
    {
        var known = _bytes.AsSpan(0, _length);
        if (offset + buffer.Length > _length)
        {
            return _file.Read(offset, buffer);
        }

        known.Slice((int)offset, buffer.Length).CopyTo(buffer);
        return buffer.Length;
    }

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes) => throw new NotSupportedException("This file is only read.");

    /// <inheritdoc/>
    public void SetLength(long length) => throw new NotSupportedException("This file is only read.");

    /// <inheritdoc/>
    public void Sync() => throw new NotSupportedException("This file is only read.");

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _file.Dispose();
    }
}
