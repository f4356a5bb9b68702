using System.Buffers;

namespace Persistence.Json;

/// <summary>Reads the lines of a part of a file, one after the other, through a buffer of bounded size.</summary>
internal sealed class LineScanner : IDisposable
{
    private const int SmallBuffer = 16 * 1024;
    private const int LargeBuffer = 256 * 1024;

    private readonly IStoredFile _file;
    private readonly long _end;
    private byte[] _buffer;
    private long _bufferAt;
    private int _filled;
    private int _start;
    private int _length;

    /// <summary>Starts before a line.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where a line begins.</param>
    /// <param name="end">Where to stop.</param>
    public LineScanner(IStoredFile file, long from, long end)
    {
        _file = file;
        _end = end;
        _bufferAt = from;
        _buffer = ArrayPool<byte>.Shared.Rent(SmallBuffer);
    }

    /// <summary>Where the present line begins.</summary>
    public long Offset => _bufferAt + _start;

    /// <summary>Where the present line ends.</summary>
    public long LineEnd => Offset + _length;

    /// <summary>
    /// The present line with its newline, also where the file lacks just that at its end; without one only at the end of a file
    /// that was cut.
    /// </summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _length);

    /// <summary>Whether the present line lacks its newline in the file.</summary>
    public bool IsCompleted { get; private set; }

    /// <summary>Steps to the next line, whatever its state.</summary>
    /// <returns>False after the last one.</returns>
    public bool Next()
    {
        _start += _length;
        _length = 0;
        var searched = _start;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _filled - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                _length = searched + found + 1 - _start;
                return true;
            }

            searched = _filled - _start;
            if (!Fill())
            {
                _length = _filled - _start;
                CompleteLast();
                return _length > 0;
            }

            searched += _start;
        }
    }

    /// <summary>Steps to the next line, which must be whole.</summary>
    /// <returns>False after the last one.</returns>
    /// <exception cref="LineDamageException">The line is not whole.</exception>
    public bool ReadValid()
    {
        if (!Next())
        {
            return false;
        }

        RecordCheck.ThrowIfDamaged(Line, Offset);
        return true;
    }

    /// <summary>Takes the present line apart.</summary>
    /// <returns>Its members.</returns>
    /// <exception cref="LineDamageException">It is whole, but not in the format.</exception>
    public LineView View()
    {
        try
        {
            return LineView.Parse(Line);
        }
        catch (FormatException problem)
        {
            throw new LineDamageException(Offset, problem.Message, problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    // What a file lacks of its last commit when only its newline is missing.
    private void CompleteLast()
    {
        if (!LineText.IsUnfinished(Line))
        {
            return;
        }

        _length = LineText.WithoutZero(Line).Length + 1;
        _filled = _start + _length;
        if (_filled > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_filled);
            _buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        _buffer[_filled - 1] = (byte)'\n';
        IsCompleted = true;
    }

    // Moves the present line to the buffer's start, or the line to a larger buffer, and reads on.
    private bool Fill()
    {
        var at = _bufferAt + _filled;
        if (at >= _end)
        {
            return false;
        }

        var kept = _filled - _start;

        // A caller that reads one line reads little; one that reads on reads more and more at a time.
        var isGrowing = kept > _buffer.Length / 2 || (_filled > 0 && _buffer.Length < LargeBuffer);
        var target = isGrowing ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, kept).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        _bufferAt += _start;
        _start = 0;
        var count = _file.Read(at, _buffer.AsSpan(kept, (int)Math.Min(_buffer.Length - kept, _end - at)));
        _filled = kept + count;
        return count > 0;
    }
}
