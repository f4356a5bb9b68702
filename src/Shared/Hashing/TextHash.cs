using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Persistence.Hashing;

/// <summary>
/// SHA-256 of short texts, for names and fingerprints; nothing secret. The runtime's own asks the system's library for it, which a program that needs it for nothing else
/// would load into its memory, and wait for, when it opens a store.
/// </summary>
internal static class TextHash
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int Length = 32;

    private const int BlockLength = 64;
    private const int Rounds = 64;

    // Of the square roots and cube roots of the first primes (FIPS 180-4).
    private static ReadOnlySpan<uint> Initial => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Computes the hash of a text's UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash.</returns>
    public static byte[] Sha256(string text)
    {
        // The text, one bit, zeros, and its length in bits.
        var length = Encoding.UTF8.GetByteCount(text);
        var padded = new byte[(length + sizeof(ulong) + BlockLength) / BlockLength * BlockLength];
        Encoding.UTF8.GetBytes(text, padded);
        padded[length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - sizeof(ulong)), (ulong)length * 8);

        Span<uint> state = stackalloc uint[Initial.Length];
        Initial.CopyTo(state);
        for (var at = 0; at < padded.Length; at += BlockLength)
        {
            Add(state, padded.AsSpan(at, BlockLength));
        }

        var hash = new byte[Length];
        for (var word = 0; word < state.Length; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(word * sizeof(uint)), state[word]);
        }

        return hash;
    }

    private static void Add(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[Rounds];
        Expand(block, words);
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var round = 0; round < Rounds; round++)
        {
            var first = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + ((e & f) ^ (~e & g)) + Constants[round] + words[round];
            var second = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        ReadOnlySpan<uint> added = [a, b, c, d, e, f, g, h];
        for (var word = 0; word < state.Length; word++)
        {
            state[word] += added[word];
        }
    }

    private static void Expand(ReadOnlySpan<byte> block, Span<uint> words)
    {
        for (var word = 0; word < BlockLength / sizeof(uint); word++)
        {
            words[word] = BinaryPrimitives.ReadUInt32BigEndian(block[(word * sizeof(uint))..]);
        }

        for (var word = BlockLength / sizeof(uint); word < Rounds; word++)
        {
            var (near, far) = (words[word - 2], words[word - 15]);
            words[word] = words[word - 16] + words[word - 7] + (Right(near, 17) ^ Right(near, 19) ^ (near >> 10)) + (Right(far, 7) ^ Right(far, 18) ^ (far >> 3));
        }
    }

    private static uint Right(uint value, int bits) => BitOperations.RotateRight(value, bits);
}
