namespace Persistence.Json.Tests.PowerLoss;

/// <summary>A file in memory; closing it does nothing.</summary>
internal sealed class RecordedFile(RecordedFiles owner, int number, byte[] content) : IStoredFile
{
    private readonly Lock _gate = new();
    private byte[] _content = content;

    public int Number => number;

    public FileIdentity? Identity => new FileIdentity(0, (ulong)number);

    public (long Length, long ChangedAt) AtOpening => (Length, 0);

    public long Length
    {
        get
        {
            lock (_gate)
            {
                return _content.Length;
            }
        }
    }

    public int Read(long offset, Span<byte> buffer)
    {
        lock (_gate)
        {
            var rest = _content.AsSpan((int)Math.Min(offset, _content.Length));
            rest = rest[..Math.Min(rest.Length, buffer.Length)];
            rest.CopyTo(buffer);
            owner.BytesRead += rest.Length;
            return rest.Length;
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        owner.Before?.Invoke(FileOperationKind.Write);
        lock (_gate)
        {
            Array.Resize(ref _content, Math.Max(_content.Length, (int)offset + bytes.Length));
            bytes.CopyTo(_content.AsSpan((int)offset));
        }

        owner.Record(new FileOperation(FileOperationKind.Write, number, Offset: offset, Bytes: bytes.ToArray()));
    }

    public void SetLength(long length)
    {
        owner.Before?.Invoke(FileOperationKind.SetLength);
        lock (_gate)
        {
            Array.Resize(ref _content, (int)length);
        }

        owner.Record(new FileOperation(FileOperationKind.SetLength, number, Offset: length));
    }

    public void Sync()
    {
        owner.Before?.Invoke(FileOperationKind.Sync);
        owner.Record(new FileOperation(FileOperationKind.Sync, number));
    }

    public byte[] ToArray()
    {
        lock (_gate)
        {
            return [.. _content];
        }
    }

    public void Dispose()
    {
    }
}
