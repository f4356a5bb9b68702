using System.Numerics;
using System.Runtime.InteropServices;

namespace Persistence.Hashing;

/// <summary>
/// Computes checksums of long texts: a processor begins a step of CRC-32C in each cycle, but each takes three, so three parts of a block are computed at once and then joined.
/// The result is that of one after the other.
/// </summary>
internal static class ChecksumBlocks
{
    private const int PartLength = 256;
    private const int ByteValues = 256;

    /// <summary>How many bytes are a block.</summary>
    public const int Length = 3 * PartLength;

    // What a checksum becomes when as many zero bytes follow as a part has: for each byte of it, and each value of that byte.
    private static readonly uint[] s_followed = Followed();

    /// <summary>Goes on with the blocks at the start of a text.</summary>
    /// <param name="crc">The checksum so far, without final complement.</param>
    /// <param name="bytes">The text; afterwards what is less than a block.</param>
    /// <returns>The checksum.</returns>
    public static uint Take(uint crc, ref ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= Length)
        {
            var (middle, last) = (0u, 0u);
            var words = MemoryMarshal.Cast<byte, ulong>(bytes[..Length]);
            var (first, second, third) = (0, PartLength / sizeof(ulong), 2 * PartLength / sizeof(ulong));
            for (; first < PartLength / sizeof(ulong); first++, second++, third++)
            {
                crc = BitOperations.Crc32C(crc, words[first]);
                middle = BitOperations.Crc32C(middle, words[second]);
                last = BitOperations.Crc32C(last, words[third]);
            }

            crc = Follow(Follow(crc) ^ middle) ^ last;
            bytes = bytes[Length..];
        }

        return crc;
    }

    private static uint Follow(uint crc) =>
        s_followed[crc & 0xFF] ^ s_followed[ByteValues + ((crc >> 8) & 0xFF)] ^ s_followed[(2 * ByteValues) + ((crc >> 16) & 0xFF)] ^ s_followed[(3 * ByteValues) + (crc >> 24)];

    private static uint[] Followed()
    {
        var followed = new uint[sizeof(uint) * ByteValues];
        for (var place = 0; place < followed.Length; place++)
        {
            var crc = (uint)(place % ByteValues) << (place / ByteValues * 8);
            for (var at = 0; at < PartLength; at += sizeof(ulong))
            {
                crc = BitOperations.Crc32C(crc, 0UL);
            }

            followed[place] = crc;
        }

        return followed;
    }
}
