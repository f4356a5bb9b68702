namespace Persistence.Search;

/// <summary>Writes numbers, small ones in one byte, and bytes. For one thread.</summary>
internal sealed class PackedWriter
{
    private const int LongestNumber = 10;

    private byte[] _bytes = new byte[512];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes that were written; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>How many bytes a number takes.</summary>
    /// <param name="value">The number; 0 or more.</param>
    public static int LengthOf(long value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7)
        {
            length++;
        }

        return length;
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number; 0 or more.</param>
    public void Number(long value)
    {
        Reserve(LongestNumber);
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7)
        {
            _bytes[Length++] = (byte)(rest | 0x80);
        }

        _bytes[Length++] = (byte)rest;
    }

    /// <summary>Writes a number that may be negative.</summary>
    /// <param name="value">The number.</param>
    public void Signed(long value) => Number((value << 1) ^ (value >> 63));

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">They.</param>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Begins again.</summary>
    public void Clear() => Length = 0;

    private void Reserve(int count)
    {
        if (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        }
    }
}
