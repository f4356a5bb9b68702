using System.Security.Cryptography;

namespace Persistence.Tool.Canonical;

/// <summary>Collects bytes, and hands them to a stream together with two checksums: of the present session, and of all. For one thread.</summary>
/// <param name="target">Receives the bytes.</param>
internal sealed class DigestStream(Stream target) : IDisposable
{
    private const int Size = 256 * 1024;

    private readonly IncrementalHash _session = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[Size];
    private int _filled;
    private int _hashed;
    private int _start;
    private bool _isHandedOn;

    /// <summary>How many bytes there were.</summary>
    public long Length { get; private set; }

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        while (bytes.Length > _buffer.Length - _filled)
        {
            var part = bytes[..(_buffer.Length - _filled)];
            part.CopyTo(_buffer.AsSpan(_filled));
            _filled = _buffer.Length;
            Flush();
            bytes = bytes[part.Length..];
        }

        bytes.CopyTo(_buffer.AsSpan(_filled));
        _filled += bytes.Length;
    }

    /// <summary>Begins a session.</summary>
    public void BeginSession()
    {
        Hash();
        if (_filled > Size / 2)
        {
            Flush();
        }

        (_start, _isHandedOn) = (_filled, false);
    }

    /// <summary>Drops the present session. What of it was handed on already is followed by a line that says so.</summary>
    public void Abandon()
    {
        if (_isHandedOn)
        {
            Write("\n{\"abandoned\":true}\n"u8);
        }
        else
        {
            Length -= _filled - _start;
            _filled = _start;
            _hashed = Math.Min(_hashed, _filled);
        }

        Hash();
        _session.GetHashAndReset();
    }

    /// <summary>Ends the present session.</summary>
    /// <returns>The checksum of its lines, which is a part of the checksum of all.</returns>
    public string EndSession()
    {
        Hash();
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _session.GetHashAndReset(digest);
        _whole.AppendData(digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>Ends the document: the checksum of all is that of the lines of classes and of the checksums of sessions, one after the other.</summary>
    /// <returns>The checksum.</returns>
    public string EndAll() => Convert.ToHexStringLower(_whole.GetCurrentHash());

    /// <summary>Writes what is not of a session, which no checksum concerns.</summary>
    /// <param name="bytes">The bytes.</param>
    public void WriteApart(ReadOnlySpan<byte> bytes)
    {
        Hash();
        Write(bytes);
        _hashed = _filled;
    }

    /// <summary>Writes the line of a class, which belongs to the checksum of all.</summary>
    /// <param name="bytes">The line.</param>
    public void WriteClass(ReadOnlySpan<byte> bytes)
    {
        _whole.AppendData(bytes);
        WriteApart(bytes);
    }

    /// <summary>Hands on what was collected.</summary>
    public void Flush()
    {
        Hash();
        target.Write(_buffer, 0, _filled);
        (_filled, _hashed, _isHandedOn) = (0, 0, true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _whole.Dispose();
    }

    private void Hash()
    {
        _session.AppendData(_buffer.AsSpan(_hashed.._filled));
        _hashed = _filled;
    }
}
