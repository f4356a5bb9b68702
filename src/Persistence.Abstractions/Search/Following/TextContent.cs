using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>The words of a store in memory, as of the last search. For one thread.</summary>
/// <param name="members">How many members are searched.</param>
internal sealed class TextContent(int members) : IFollowedContent
{
    private readonly MemoryBlocks _blocks = new();
    private readonly SearchIndexCache _cache = new();
    private readonly SearchDocuments _documents = new(members);

    /// <inheritdoc/>
    public void Begin() => _documents.Clear();

    /// <inheritdoc/>
    public void Add(long number, long sequence, SearchText text) => _documents.Add(number, sequence, text);

    /// <inheritdoc/>
    public IReadOnlyCollection<long> Keep(IReadOnlySet<long> retired) => new SearchIndexWriter(_blocks, members, _cache).Add(_documents, () => retired);

    /// <inheritdoc/>
    public void CopyTo(CopyWriter output)
    {
        foreach (var (id, block) in _blocks.ReadFrom(0))
        {
            output.Record.Number(id);
            output.Record.Number(block.Length);
            output.Record.Bytes(block);
            output.EndRecord();
        }

        output.EndPart();
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<ArraySegment<byte>> parts)
    {
        foreach (var part in parts)
        {
            var input = new PackedReader(part);
            while (!input.IsAtEnd)
            {
                var id = input.Long();
                _blocks.Write(id, input.Bytes(input.Int()));
            }
        }
    }

    /// <summary>A reader of it.</summary>
    /// <param name="dead">The numbers of sessions that are no longer searched.</param>
    public SearchIndexReader Reader(IReadOnlySet<long> dead) => new(_blocks, _cache, dead);
}
