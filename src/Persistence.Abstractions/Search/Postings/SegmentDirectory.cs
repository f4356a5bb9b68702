namespace Persistence.Search;

/// <summary>Which segments an index has, from the oldest to the newest.</summary>
internal sealed class SegmentDirectory
{
    private const int Format = 1;

    private long _next = 1;

    /// <summary>The segments.</summary>
    public List<SegmentEntry> Segments { get; } = [];

    /// <summary>Reads it.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    public static SegmentDirectory Read(ISearchBlocks blocks)
    {
        var directory = new SegmentDirectory();
        if (blocks.Read(BlockNumbers.Directory) is not { } block)
        {
            return directory;
        }

        var reader = new PackedReader(block);
        if (reader.Int() != Format)
        {
            throw PackedReader.Damaged();
        }

        directory._next = reader.Long();
        while (!reader.IsAtEnd)
        {
            directory.Segments.Add(new SegmentEntry(reader.Long(), reader.Long(), reader.Int(), reader.Int(), reader.Int()));
        }

        return directory;
    }

    /// <summary>Gives the next segment its number.</summary>
    public long NewId() => _next++;

    /// <summary>Writes it.</summary>
    /// <param name="blocks">Where the index is kept.</param>
    public void Write(ISearchBlocks blocks)
    {
        var output = new PackedWriter();
        output.Number(Format);
        output.Number(_next);
        foreach (var segment in Segments)
        {
            output.Number(segment.Id);
            output.Number(segment.Stamp);
            output.Number(segment.Level);
            output.Number(segment.Documents);
            output.Number(segment.Blocks);
        }

        blocks.Write(BlockNumbers.Directory, output.Written);
    }
}
