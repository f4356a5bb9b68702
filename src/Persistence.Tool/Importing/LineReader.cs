namespace Persistence.Tool.Importing;

/// <summary>Reads the lines of a stream, one after the other. For one thread.</summary>
/// <param name="source">The stream.</param>
/// <param name="buffer">How many bytes to read at once; a longer line takes more.</param>
internal sealed class LineReader(Stream source, int buffer = LineReader.UsualBuffer)
{
    /// <summary>How many bytes are read at once.</summary>
    public const int UsualBuffer = 256 * 1024;

    private byte[] _buffer = new byte[buffer];
    private int _start;
    private int _filled;

    /// <summary>The present line, without its newline.</summary>
    public ReadOnlySpan<byte> Line { get => _buffer.AsSpan(_start, LineLength); }

    /// <summary>How many lines were read.</summary>
    public long Number { get; private set; }

    private int LineLength { get; set; }

    private int Skipped { get; set; }

    /// <summary>Steps to the next line.</summary>
    /// <returns>False after the last one.</returns>
    public bool Next()
    {
        _start += LineLength + Skipped;
        (LineLength, Skipped) = (0, 0);
        var searched = 0;
        while (true)
        {
            var rest = _buffer.AsSpan(_start + searched, _filled - _start - searched);
            var found = rest.IndexOf((byte)'\n');
            if (found >= 0)
            {
                (LineLength, Skipped) = (searched + found, 1);
                Number++;
                return true;
            }

            searched += rest.Length;
            if (!Fill())
            {
                LineLength = _filled - _start;
                Number += LineLength > 0 ? 1 : 0;
                return LineLength > 0;
            }
        }
    }

    private bool Fill()
    {
        var kept = _filled - _start;
        var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, kept);
        (_buffer, _start, _filled) = (target, 0, kept);
        var count = source.Read(_buffer, _filled, _buffer.Length - _filled);
        _filled += count;
        return count > 0;
    }
}
