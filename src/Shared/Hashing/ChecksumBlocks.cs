using System.Numerics;
using System.Runtime.InteropServices;

namespace Persistence.Hashing;

/// <summary>
/// Computes checksums of long texts: a processor begins a step of CRC-32C in each cycle, but each takes three, so three parts of a block are computed at once and then joined.
/// The result is that of one after the other.
/// </summary>
internal sealed class ChecksumBlocks
{
    private const int Parts = 3;
    private const int ByteValues = 256;

    private readonly int _partLength;

    // What a checksum becomes when as many zero bytes follow as a part has: for each byte of it, and each value of that byte.
    private readonly uint[] _followed = new uint[sizeof(uint) * ByteValues];

    private ChecksumBlocks(int partLength)
    {
        _partLength = partLength;
        for (var place = 0; place < _followed.Length; place++)
        {
            var crc = (uint)(place % ByteValues) << (place / ByteValues * 8);
            for (var at = 0; at < partLength; at += sizeof(ulong))
            {
                crc = BitOperations.Crc32C(crc, 0UL);
            }

            _followed[place] = crc;
        }
    }

    /// <summary>For files, and lines of many entries.</summary>
    public static ChecksumBlocks Long { get; } = new(256);

    /// <summary>For a line of one entry.</summary>
    public static ChecksumBlocks Short { get; } = new(64);

    /// <summary>How many bytes are a block.</summary>
    public int Length => Parts * _partLength;

    /// <summary>Goes on with the blocks at the start of a text.</summary>
    /// <param name="crc">The checksum so far, without final complement.</param>
    /// <param name="bytes">The text; afterwards what is less than a block.</param>
    /// <returns>The checksum.</returns>
    public uint Take(uint crc, ref ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= Length)
        {
            var (middle, last) = (0u, 0u);
            var one = MemoryMarshal.Cast<byte, ulong>(bytes[.._partLength]);
            var two = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(_partLength, _partLength))[..one.Length];
            var three = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(2 * _partLength, _partLength))[..one.Length];
            for (var word = 0; word < one.Length; word++)
            {
                crc = BitOperations.Crc32C(crc, one[word]);
                middle = BitOperations.Crc32C(middle, two[word]);
                last = BitOperations.Crc32C(last, three[word]);
            }

            crc = Follow(Follow(crc) ^ middle) ^ last;
            bytes = bytes[Length..];
        }

        return crc;
    }

    private uint Follow(uint crc) =>
        _followed[crc & 0xFF] ^ _followed[ByteValues + ((crc >> 8) & 0xFF)] ^ _followed[(2 * ByteValues) + ((crc >> 16) & 0xFF)] ^ _followed[(3 * ByteValues) + (crc >> 24)];
}
