using System.Security.Cryptography;

namespace Persistence.Tool.Canonical;

/// <summary>Computes the checksums of chunks, one after the other, and hands their bytes on. For one thread at a time.</summary>
/// <param name="target">Receives the bytes.</param>
internal sealed class ChunkDigests(Stream target) : IDisposable
{
    private readonly IncrementalHash _session = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The line after a session; the zeros are where its checksum is put.</summary>
    public static ReadOnlySpan<byte> ChecksumLine => "{\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\"}\n"u8;

    /// <summary>The checksum of all so far: of the lines of classes and of the checksums of sessions, one after the other.</summary>
    public string Whole => Convert.ToHexStringLower(_whole.GetCurrentHash());

    /// <summary>Takes a chunk.</summary>
    /// <param name="chunk">The chunk, which is empty then.</param>
    public void Take(DigestChunk chunk)
    {
        var start = 0;
        foreach (var (part, end) in chunk.Parts)
        {
            Take(part, chunk.Bytes[start..end]);
            start = end;
        }

        target.Write(chunk.Bytes);
        chunk.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _whole.Dispose();
    }

    private void Take(ChunkPart part, Span<byte> bytes)
    {
        switch (part)
        {
            case ChunkPart.Session:
                _session.AppendData(bytes);
                break;
            case ChunkPart.Checksum:
                EndSession(bytes.Slice(ChecksumLine.IndexOf((byte)'0'), 2 * SHA256.HashSizeInBytes));
                break;
            case ChunkPart.Class:
                _whole.AppendData(bytes);
                break;
            case ChunkPart.Abandoned:
                _session.GetHashAndReset();
                break;
            default:
                break;
        }
    }

    private void EndSession(Span<byte> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _session.GetHashAndReset(digest);
        _whole.AppendData(digest);
        Convert.TryToHexStringLower(digest, text, out _);
    }
}
