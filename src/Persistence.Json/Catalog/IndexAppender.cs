using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>Adds lines to an index file, many with one write.</summary>
/// <param name="file">The file.</param>
/// <param name="start">Where it ends.</param>
/// <param name="lines">The lines.</param>
internal sealed class IndexAppender(IStoredFile file, long start, IndexLines lines) : IDisposable
{
    private const int ChunkLength = 256 * 1024;

    private readonly JsonWriter _text = new(ChunkLength + 4096);
    private long _written;

    /// <summary>Where the lines end that were added.</summary>
    public long End => start + _written + _text.Length;

    /// <summary>Adds the line of a session.</summary>
    /// <param name="entry">The session.</param>
    public void Add(CatalogEntry entry)
    {
        if (_written == 0 && _text.Length == 0)
        {
            BeginLine();
        }

        lines.Write(_text, entry);
        if (_text.Length >= ChunkLength)
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Flush();

    // What a writer left that died is a line of its own, which nobody takes for one.
    private void BeginLine()
    {
        Span<byte> last = stackalloc byte[1];
        if (start > 0 && file.Read(start - 1, last) == 1 && last[0] != '\n')
        {
            _text.WriteRaw("\n"u8);
        }
    }

    private void Flush()
    {
        file.Write(start + _written, _text.Written);
        _written += _text.Length;
        _text.Clear();
    }
}
