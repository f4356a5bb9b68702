using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Recognises texts again: those of one session or entry after another. For one thread.</summary>
internal sealed class TextsDigest : IDisposable
{
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes the texts of the next session or entry.</summary>
    /// <param name="text">The texts.</param>
    public void Add(SearchText text)
    {
        Span<byte> head = stackalloc byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt64LittleEndian(head, text.Texts.Count);
        _sha.AppendData(head);
        foreach (var (member, content) in text.Texts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head, member);
            BinaryPrimitives.WriteInt32LittleEndian(head[sizeof(int)..], content.Length);
            _sha.AppendData(head);
            _sha.AppendData(MemoryMarshal.AsBytes(content.AsSpan()));
        }

        if (text.Vector is { } vector)
        {
            BinaryPrimitives.WriteInt64LittleEndian(head, -1 - (long)vector.Length);
            _sha.AppendData(head);
            _sha.AppendData(MemoryMarshal.AsBytes(vector.AsSpan()));
        }
    }

    /// <summary>The number of all texts so far.</summary>
    public byte[] Current() => _sha.GetCurrentHash();

    /// <inheritdoc/>
    public void Dispose() => _sha.Dispose();
}
