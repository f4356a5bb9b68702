namespace Persistence.Json;

/// <summary>One open file.</summary>
internal interface IStoredFile : IDisposable
{
    /// <summary>Which file it is; null when the system does not say.</summary>
    FileIdentity? Identity { get; }

    /// <summary>The file's length in bytes, asked for each time.</summary>
    long Length { get; }

    /// <summary>The file's length in bytes and when it had last changed, as it was opened.</summary>
    (long Length, long ChangedAt) AtOpening { get; }

    /// <summary>Reads at a place.</summary>
    /// <param name="offset">The place, in bytes.</param>
    /// <param name="buffer">Receives the bytes.</param>
    /// <returns>How many were read: less than asked for only at the end of the file.</returns>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes at a place, all bytes.</summary>
    /// <param name="offset">The place, in bytes.</param>
    /// <param name="bytes">The bytes.</param>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file.</summary>
    /// <param name="length">The new length.</param>
    void SetLength(long length);

    /// <summary>Waits until the file's content and length are on disk.</summary>
    void Sync();
}
