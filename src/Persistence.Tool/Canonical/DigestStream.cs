namespace Persistence.Tool.Canonical;

/// <summary>Collects bytes, and hands them to a stream together with two checksums: of the present session, and of all. For one thread.</summary>
/// <param name="target">Receives the bytes, on another thread where there are many.</param>
internal sealed class DigestStream(Stream target) : IDisposable
{
    private readonly ChunkDigests _digests = new(target);
    private DigestChunk _chunk = new();
    private ChunkThread? _thread;
    private (int Filled, int Parts) _start;
    private bool _isHandedOn;

    /// <summary>How many bytes there were.</summary>
    public long Length { get; private set; }

    /// <summary>Writes bytes of the present session.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Write(ReadOnlySpan<byte> bytes) => Write(bytes, ChunkPart.Session);

    /// <summary>Begins a session.</summary>
    public void BeginSession()
    {
        if (_chunk.IsHalfFull)
        {
            HandOn();
        }

        (_start, _isHandedOn) = ((_chunk.Filled, _chunk.Parts.Count), false);
    }

    /// <summary>Drops the present session. What of it was handed on already is followed by a line that says so.</summary>
    public void Abandon()
    {
        if (_isHandedOn)
        {
            _chunk.End(ChunkPart.Session);
            Write("\n{\"abandoned\":true}\n"u8, ChunkPart.Apart);
            _chunk.End(ChunkPart.Apart);
            _chunk.End(ChunkPart.Abandoned);
        }
        else
        {
            Length -= _chunk.Filled - _start.Filled;
            _chunk.Cut(_start.Filled, _start.Parts);
        }
    }

    /// <summary>Ends the present session: the line with its checksum, which is a part of the checksum of all.</summary>
    public void EndSession()
    {
        _chunk.End(ChunkPart.Session);
        if (_chunk.Free < ChunkDigests.ChecksumLine.Length)
        {
            HandOn();
        }

        Write(ChunkDigests.ChecksumLine, ChunkPart.Checksum);
        _chunk.End(ChunkPart.Checksum);
    }

    /// <summary>Ends the document: the checksum of all is that of the lines of classes and of the checksums of sessions, one after the other.</summary>
    /// <returns>The checksum.</returns>
    public string EndAll()
    {
        Flush();
        return _digests.Whole;
    }

    /// <summary>Writes what is not of a session.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="isClass">Whether it is the line of a class, which belongs to the checksum of all.</param>
    public void WriteApart(ReadOnlySpan<byte> bytes, bool isClass = false)
    {
        var part = isClass ? ChunkPart.Class : ChunkPart.Apart;
        Write(bytes, part);
        _chunk.End(part);
    }

    /// <summary>Hands on what was collected, and waits until it is written.</summary>
    public void Flush()
    {
        (_thread ??= new ChunkThread(_digests)).Finish(_chunk);
        _isHandedOn = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _thread?.Dispose();
        _digests.Dispose();
    }

    private void Write(ReadOnlySpan<byte> bytes, ChunkPart part)
    {
        Length += bytes.Length;
        while (bytes.Length > _chunk.Free)
        {
            var first = bytes[.._chunk.Free];
            _chunk.Add(first);
            _chunk.End(part);
            HandOn();
            bytes = bytes[first.Length..];
        }

        _chunk.Add(bytes);
    }

    private void HandOn()
    {
        _chunk = (_thread ??= new ChunkThread(_digests)).Exchange(_chunk);
        _isHandedOn = true;
    }
}
