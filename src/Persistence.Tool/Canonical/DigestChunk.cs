namespace Persistence.Tool.Canonical;

/// <summary>Bytes of a document, and which of them belong to which checksum. For one thread at a time.</summary>
internal sealed class DigestChunk
{
    private const int Size = 128 * 1024;

    private readonly byte[] _bytes = new byte[Size];
    private readonly List<(ChunkPart Part, int End)> _parts = [];

    /// <summary>The bytes.</summary>
    public Span<byte> Bytes => _bytes.AsSpan(0, Filled);

    /// <summary>How many there are.</summary>
    public int Filled { get; private set; }

    /// <summary>What they are, in order, each up to its end.</summary>
    public IReadOnlyList<(ChunkPart Part, int End)> Parts => _parts;

    /// <summary>Whether there is no space for more of a session.</summary>
    public bool IsHalfFull => Filled > Size / 2;

    /// <summary>How many bytes there is space for.</summary>
    public int Free => Size - Filled;

    /// <summary>Adds bytes, for which there is space.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(Filled));
        Filled += bytes.Length;
    }

    /// <summary>Says what the bytes since the last part are.</summary>
    /// <param name="part">What they are.</param>
    public void End(ChunkPart part)
    {
        if (part is ChunkPart.Checksum or ChunkPart.Abandoned || Filled > (_parts.Count > 0 ? _parts[^1].End : 0))
        {
            _parts.Add((part, Filled));
        }
    }

    /// <summary>Drops what is after a place, where a part ends.</summary>
    /// <param name="filled">How many bytes are kept.</param>
    /// <param name="parts">How many parts.</param>
    public void Cut(int filled, int parts)
    {
        Filled = filled;
        _parts.RemoveRange(parts, _parts.Count - parts);
    }

    /// <summary>Makes it empty.</summary>
    public void Clear() => Cut(0, 0);
}
