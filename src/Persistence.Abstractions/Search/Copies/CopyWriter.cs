namespace Persistence.Search;

/// <summary>Writes parts of a stored copy: records one after another, a megabyte or a little more in a part. For one thread.</summary>
internal sealed class CopyWriter
{
    private const int FullPart = 1 << 20;

    private readonly List<ReadOnlyMemory<byte>> _parts = [];

    /// <summary>Receives a record.</summary>
    public PackedWriter Record { get; } = new();

    /// <summary>The parts that are complete.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Parts => _parts;

    /// <summary>Ends a record; another part begins where this one is full.</summary>
    public void EndRecord()
    {
        if (Record.Length >= FullPart)
        {
            EndPart();
        }
    }

    /// <summary>Ends a part, unless nothing is in it.</summary>
    public void EndPart()
    {
        if (Record.Length > 0)
        {
            _parts.Add(Record.Written.ToArray());
            Record.Clear();
        }
    }

    /// <summary>Adds a part as it is.</summary>
    /// <param name="part">It; it is not changed before the copy is stored.</param>
    public void Add(ReadOnlyMemory<byte> part)
    {
        EndPart();
        _parts.Add(part);
    }
}
