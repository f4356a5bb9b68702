using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>Recognises the texts of a header again: most saves leave them as they are, and the index too.</summary>
internal static class TextsHash
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 16;

    /// <summary>Computes it.</summary>
    /// <param name="text">The texts.</param>
    /// <param name="hash">Receives it.</param>
    public static void Of(SearchText text, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[2 * sizeof(int)];
        foreach (var (member, content) in text.Texts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head, member);
            BinaryPrimitives.WriteInt32LittleEndian(head[sizeof(int)..], content.Length);
            sha.AppendData(head);
            sha.AppendData(MemoryMarshal.AsBytes(content.AsSpan()));
        }

        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        sha.GetHashAndReset(whole);
        whole[..Length].CopyTo(hash);
    }
}
