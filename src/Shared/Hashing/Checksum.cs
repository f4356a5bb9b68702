using System.Numerics;
using System.Runtime.InteropServices;

namespace Persistence.Hashing;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4), which processors compute eight bytes at a time.</summary>
internal static class Checksum
{
    /// <summary>Computes the checksum of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The checksum, initial value and final complement applied.</returns>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        if (BitConverter.IsLittleEndian)
        {
            crc = ChecksumBlocks.Long.Take(crc, ref bytes);
            crc = ChecksumBlocks.Short.Take(crc, ref bytes);
        }

        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        if (BitConverter.IsLittleEndian)
        {
            foreach (var word in words)
            {
                crc = BitOperations.Crc32C(crc, word);
            }

            bytes = bytes[(words.Length * sizeof(ulong))..];
        }

        foreach (var unit in bytes)
        {
            crc = BitOperations.Crc32C(crc, unit);
        }

        return ~crc;
    }
}
