namespace Persistence.Search;

/// <summary>Reads what <see cref="PackedWriter"/> wrote. Any bytes are taken: those that are none of its are a <see cref="FormatException"/>.</summary>
/// <param name="data">The bytes.</param>
internal ref struct PackedReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>Where it reads.</summary>
    public int Position { get; private set; }

    /// <summary>How many bytes follow.</summary>
    public readonly int Left => _data.Length - Position;

    /// <summary>Whether there is no more.</summary>
    public readonly bool IsAtEnd => Position >= _data.Length;

    /// <summary>Reads a number.</summary>
    public long Long()
    {
        var (result, shift) = (0UL, 0);
        while (Position < _data.Length && shift < 64)
        {
            var part = _data[Position++];
            result |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (long)result >= 0 ? (long)result : throw Damaged();
            }

            shift += 7;
        }

        throw Damaged();
    }

    /// <summary>Reads a number of 31 bits.</summary>
    public int Int()
    {
        if (Position < _data.Length && _data[Position] < 0x80)
        {
            return _data[Position++];
        }

        var value = Long();
        return value <= int.MaxValue ? (int)value : throw Damaged();
    }

    /// <summary>Reads a number that may be negative.</summary>
    public long Signed()
    {
        var value = Long();
        return (value >> 1) ^ -(value & 1);
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _data.Length - Position)
        {
            throw Damaged();
        }

        var bytes = _data.Slice(Position, count);
        Position += count;
        return bytes;
    }

    /// <summary>The bytes between a place and where it reads.</summary>
    /// <param name="start">The place.</param>
    public readonly ReadOnlySpan<byte> Since(int start) => _data[start..Position];

    /// <summary>What is thrown for bytes that are no index.</summary>
    public static FormatException Damaged() => new("the search index is damaged");
}
