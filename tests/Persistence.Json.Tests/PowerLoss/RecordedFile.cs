namespace Persistence.Json.Tests.PowerLoss;

/// <summary>A file in memory; closing it does nothing.</summary>
internal sealed class RecordedFile : IStoredFile
{
    private readonly RecordedFiles _owner;
    private readonly Lock _gate = new();
    private readonly MemoryStream _content = new();

    public RecordedFile(RecordedFiles owner, int number, byte[] content)
    {
        (_owner, Number) = (owner, number);
        _content.Write(content);
    }

    public int Number { get; }

    public FileIdentity? Identity => new FileIdentity(0, (ulong)Number);

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
            var rest = Bytes((int)Math.Min(offset, _content.Length));
            rest = rest[..Math.Min(rest.Length, buffer.Length)];
            rest.CopyTo(buffer);
            _owner.BytesRead += rest.Length;
            return rest.Length;
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        _owner.Before?.Invoke(FileOperationKind.Write);
        lock (_gate)
        {
            _content.Position = offset;
            _content.Write(bytes);
        }

        _owner.Record(new FileOperation(FileOperationKind.Write, Number, Offset: offset, Bytes: bytes.ToArray()));
    }

    public void SetLength(long length)
    {
        _owner.Before?.Invoke(FileOperationKind.SetLength);
        lock (_gate)
        {
            _content.SetLength(length);
        }

        _owner.Record(new FileOperation(FileOperationKind.SetLength, Number, Offset: length));
    }

    public void Sync()
    {
        _owner.Before?.Invoke(FileOperationKind.Sync);
        _owner.Record(new FileOperation(FileOperationKind.Sync, Number));
    }

    public byte[] ToArray()
    {
        lock (_gate)
        {
            return _content.ToArray();
        }
    }

    public void Dispose()
    {
    }

    private Span<byte> Bytes(int offset) => _content.GetBuffer().AsSpan(offset, (int)_content.Length - offset);
}
