using System.ComponentModel;

namespace Persistence.Search;

/// <summary>Where a search index is kept: blocks of bytes by number, of one snapshot for who reads and in one transaction for who writes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISearchBlocks
{
    /// <summary>Reads a block.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>Its bytes; null where there is none.</returns>
    byte[]? Read(long id);

    /// <summary>Reads some blocks.</summary>
    /// <param name="first">The first number.</param>
    /// <returns>The blocks from that number on, ascending.</returns>
    IReadOnlyList<(long Id, byte[] Block)> ReadFrom(long first);

    /// <summary>Reads the block with the highest number.</summary>
    /// <returns>The number and the bytes; null where there is no block.</returns>
    (long Id, byte[] Block)? ReadLast();

    /// <summary>Writes a block, or replaces it.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="block">Its bytes.</param>
    void Write(long id, ReadOnlySpan<byte> block);

    /// <summary>Removes blocks.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="last">The last number.</param>
    void Remove(long first, long last);
}
