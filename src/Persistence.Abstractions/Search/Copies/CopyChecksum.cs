using System.Numerics;
using System.Runtime.InteropServices;

namespace Persistence.Search;

/// <summary>CRC-32C of the parts of a stored copy: finds what disks, cuts and hands do to it.</summary>
internal static class CopyChecksum
{
    /// <summary>Computes it.</summary>
    /// <param name="bytes">The bytes.</param>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var unit in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, unit);
        }

        return ~crc;
    }

    /// <summary>Computes those of parts, with all processors where they are many.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="first">The first of them.</param>
    public static uint[] OfAll(IReadOnlyList<byte[]> parts, int first)
    {
        var sums = new uint[parts.Count - first];
        Parallel.For(0, sums.Length, part => sums[part] = Of(parts[first + part]));
        return sums;
    }
}
