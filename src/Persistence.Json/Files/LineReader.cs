using Microsoft.Win32.SafeHandles;

namespace Persistence.Json;

/// <summary>Reads a session's file backwards, line by line, so that the end of a long file costs no more than that of a short one.</summary>
internal sealed class LineReader
{
    private const int Chunk = 8192;

    private readonly SafeFileHandle _file;

    public LineReader(SafeFileHandle file, long length)
    {
        _file = file;
        Length = length;
    }

    public long Length { get; }

    /// <summary>Reads a part of the file.</summary>
    public byte[] Read(long offset, long length)
    {
        var bytes = new byte[length];
        var count = 0;
        while (count < length)
        {
            var read = RandomAccess.Read(_file, bytes.AsSpan(count), offset + count);
            if (read == 0)
            {
                Array.Resize(ref bytes, count);
                break;
            }

            count += read;
        }

        return bytes;
    }

    /// <summary>Finds where the line begins that ends before an offset.</summary>
    /// <param name="end">The end of the line, behind its newline.</param>
    /// <returns>The offset of its first byte.</returns>
    public long StartOfLine(long end)
    {
        // The newline that ends the line itself does not count.
        var position = end - 1;
        while (position > 0)
        {
            var from = Math.Max(0, position - Chunk);
            var bytes = Read(from, position - from);
            var newline = bytes.AsSpan().LastIndexOf((byte)'\n');
            if (newline >= 0)
            {
                return from + newline + 1;
            }

            position = from;
        }

        return 0;
    }

    /// <summary>Reads the line that begins at an offset.</summary>
    public byte[] LineAt(long start)
    {
        for (var size = (long)Chunk; ; size *= 4)
        {
            var bytes = Read(start, Math.Min(size, Length - start));
            var newline = bytes.AsSpan().IndexOf((byte)'\n');
            if (newline >= 0)
            {
                return bytes[..(newline + 1)];
            }

            if (start + size >= Length)
            {
                return bytes;
            }
        }
    }
}
